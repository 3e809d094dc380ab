namespace EndToEnd.Support;

/// <summary>How long a test may take before it counts as hanging.</summary>
internal static class TestTime
{
    /// <summary>For a test of a few steps, in milliseconds.</summary>
    public const int Short = 120_000;

    /// <summary>For a test with load or with many steps in the browser, in milliseconds.</summary>
    public const int Long = 300_000;

    /// <summary>How long the page may take to look as expected, in milliseconds: other tests run beside, on machines with few processors.</summary>
    public const float Expectation = 15_000;

    /// <summary>The same after a server was gone, in milliseconds: the pauses between the tries to reach it grow to half a minute.</summary>
    public const float Reconnection = 60_000;
}
