namespace ChatServer.Engine;

/// <summary>What became of a batch of events in the store. Set once, by the stage that stores.</summary>
internal sealed class Storing
{
    private volatile int _state;

    /// <summary>Whether it was stored; null while it is under way.</summary>
    public bool? IsStored => _state switch
    {
        0 => null,
        1 => true,
        _ => false,
    };

    public void Set(bool isStored) => _state = isStored ? 1 : 2;
}
