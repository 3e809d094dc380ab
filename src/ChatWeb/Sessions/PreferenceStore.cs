namespace ChatWeb.Sessions;

/// <summary>
/// A session's preferences, the same for all its tabs. They live as long as the session; a browser keeps a copy of its own
/// (<c>PreferenceKeeper</c>) and brings it along when the next session begins.
/// </summary>
/// <param name="changed">Called after each change.</param>
public sealed class PreferenceStore(Action changed)
{
    private readonly Lock _gate = new();
    private UserPreferences _current = UserPreferences.Default;

    public UserPreferences Current => Volatile.Read(ref _current);

    public void Change(Func<UserPreferences, UserPreferences> change)
    {
        lock (_gate)
        {
            var next = change(_current);
            if (ReferenceEquals(next, _current))
                return;

            Volatile.Write(ref _current, next);
        }

        changed();
    }

    /// <summary>Takes what a browser kept, unless something was set in this session already.</summary>
    public void Restore(UserPreferences kept) => Change(current => ReferenceEquals(current, UserPreferences.Default) ? kept : current);
}
