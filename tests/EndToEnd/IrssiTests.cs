using EndToEnd.Support;

namespace EndToEnd;

public sealed class IrssiTests : NativeClientContract
{
    private protected override string WordsForAnotherKey => "Pinned certificate mismatch";

    private protected override async Task<INativeClient> StartAsync(ClientAccess access, CancellationToken cancellationToken) =>
        await IrssiUser.StartAsync(access, cancellationToken);

    private protected override async Task<INativeClient> SignInAsync(ClientAccess access, CancellationToken cancellationToken) =>
        await IrssiUser.SignInAsync(access, cancellationToken);
}
