namespace EndToEnd.Support;

/// <summary>What all tests here share: they can be told to stop, and what their processes logged is looked at afterwards.</summary>
public abstract class EndToEndTest : IDisposable
{
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        LogCheck.ThrowOnTrouble();
        GC.SuppressFinalize(this);
    }
}
