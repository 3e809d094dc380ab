namespace ChatCore.Security;

/// <summary>Remembers which certificate each server showed when its user accepted it (trust on first use).</summary>
public interface IPinStore
{
    /// <summary>The remembered fingerprint, or null when the server is not known yet.</summary>
    ValueTask<Fingerprint?> FindAsync(ServerEndpoint server, CancellationToken cancellationToken);

    /// <summary>Remembers a fingerprint, in place of an earlier one. Call it only after the user said so.</summary>
    ValueTask RememberAsync(ServerEndpoint server, Fingerprint fingerprint, CancellationToken cancellationToken);
}
