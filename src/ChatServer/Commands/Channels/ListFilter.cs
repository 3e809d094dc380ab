using System.Globalization;
using ChatServer.State;

namespace ChatServer.Commands.Channels;

/// <summary>The conditions of one LIST: every one must hold, but of several names and masks one is enough.</summary>
internal sealed class ListFilter
{
    /// <summary>The value of the ISUPPORT token ELIST.</summary>
    public const string ISupportValue = "CMNTU";

    private readonly List<string> _masks = [];
    private readonly List<Func<Channel, bool>> _conditions = [];

    private ListFilter()
    {
    }

    /// <summary>Minutes count back from <paramref name="now"/>. What is no condition is taken for a name.</summary>
    public static ListFilter Parse(string text, DateTimeOffset now)
    {
        var filter = new ListFilter();
        foreach (var condition in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
            filter.Add(condition, now);
        return filter;
    }

    public bool Matches(Channel channel) =>
        (_masks.Count == 0 || _masks.Exists(mask => Wildcards.Match(mask, channel.Name))) && _conditions.TrueForAll(holds => holds(channel));

    private void Add(string condition, DateTimeOffset now)
    {
        switch (condition)
        {
            case ['!', .. var mask]:
                _conditions.Add(channel => !Wildcards.Match(mask, channel.Name));
                break;
            case ['>', .. var text] when TryParse(text, out var number):
                _conditions.Add(channel => channel.Members.Count > number);
                break;
            case ['<', .. var text] when TryParse(text, out var number):
                _conditions.Add(channel => channel.Members.Count < number);
                break;
            case ['C' or 'c', '>', .. var text] when TryParse(text, out var minutes):
                _conditions.Add(channel => Age(channel.CreatedAt, now) > minutes);
                break;
            case ['C' or 'c', '<', .. var text] when TryParse(text, out var minutes):
                _conditions.Add(channel => Age(channel.CreatedAt, now) < minutes);
                break;
            case ['T' or 't', '>', .. var text] when TryParse(text, out var minutes):
                _conditions.Add(channel => channel.Topic is { } topic && Age(topic.SetAt, now) > minutes);
                break;
            case ['T' or 't', '<', .. var text] when TryParse(text, out var minutes):
                _conditions.Add(channel => channel.Topic is { } topic && Age(topic.SetAt, now) < minutes);
                break;
            default:
                _masks.Add(condition);
                break;
        }
    }

    private static double Age(DateTimeOffset then, DateTimeOffset now) => (now - then).TotalMinutes;

    private static bool TryParse(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
