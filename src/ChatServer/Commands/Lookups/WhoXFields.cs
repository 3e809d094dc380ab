using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Lookups;

/// <summary>The fields that a WHOX request asks for. They are sent in one order, whatever the order of the request.</summary>
internal sealed class WhoXFields
{
    private const string Order = "tcuihsnfdlaor";
    private const int MaxTokenLength = 3;

    private readonly string _fields;
    private readonly string _token;

    private WhoXFields(string fields, string token)
    {
        _fields = fields;
        _token = token;
    }

    /// <summary><c>tcuihsnfdlaor,token</c>; unknown letters are passed over, and a token is up to three digits.</summary>
    public static WhoXFields Parse(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var token = comma < 0 ? string.Empty : text[(comma + 1)..];
        var isToken = token.Length is > 0 and <= MaxTokenLength && token.All(char.IsAsciiDigit);
        return new WhoXFields(comma < 0 ? text : text[..comma], isToken ? token : "0");
    }

    public Reply Line(CommandContext context, User user, Channel? channel, Membership? member) => new(
        Numeric.RplWhoSpecial,
        [.. Order.Where(field => _fields.Contains(field, StringComparison.Ordinal)).Select(field => Value(field, context, user, channel, member))]);

    private string Value(char field, CommandContext context, User user, Channel? channel, Membership? member) => field switch
    {
        't' => _token,
        'c' => channel?.Name ?? "*",
        'u' => user.Source.User!,
        'i' => "255.255.255.255", // Addresses are nobody's business: the host that all see is in h.
        'h' => user.Source.Host!,
        's' => context.Options.ServerName,
        'n' => user.Nick,
        'f' => WhoCommand.Flags(context, user, member),
        'd' => "0",
        'l' => Replies.Text(Replies.IdleSeconds(user, context)),
        'a' => user.Account ?? "0",
        'o' => "n/a",
        _ => user.RealName,
    };
}
