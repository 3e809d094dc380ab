namespace EndToEnd.Support;

/// <summary>How long a test may take before it counts as hanging.</summary>
internal static class TestTime
{
    /// <summary>For a test of a few steps, in milliseconds.</summary>
    public const int Short = 60_000;

    /// <summary>For a test with load or with many steps in the browser, in milliseconds.</summary>
    public const int Long = 180_000;
}
