using EndToEnd.Support;

namespace EndToEnd;

public sealed class PythonBotTests : BotContract
{
    private protected override ChildProcess Start(ClientAccess access) =>
        Bot.Start(Programs.Required("python3"), Programs.Beside("python-bot", "bot.py"), access);
}
