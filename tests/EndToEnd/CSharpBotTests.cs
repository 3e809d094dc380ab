using EndToEnd.Support;

namespace EndToEnd;

public sealed class CSharpBotTests : BotContract
{
    private protected override ChildProcess Start(ClientAccess access) => Bot.Start("dotnet", Programs.Published("CSharpBot"), access);
}
