using ChatCore.Protocol;
using ChatServer.Engine;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Delivery;

/// <summary>One event on its way to those who are to see it: the lines made of it, with their tags, and how they are sent.</summary>
/// <param name="world">The state.</param>
/// <param name="recorded">The event.</param>
/// <param name="entry">What the log keeps of it, if anything: then the line is made of that, the same live and replayed.</param>
/// <param name="actor">The session whose command it was; its own copy is an answer to that command.</param>
/// <param name="output">Where the lines go.</param>
internal readonly struct Rendering(World world, Recorded recorded, LogEntry? entry, Session? actor, CommandOutput output)
{
    public World World => world;

    public Recorded Recorded => recorded;

    public ChatEvent Event => recorded.Event;

    public LogEntry? Entry => entry;

    public Session? Actor => actor;

    public CommandOutput Output => output;

    public Audiences Audiences => new(world);

    public bool ActorHas(Capability capability) => actor?.Capabilities.Has(capability) == true;

    public string NameOf(ChannelId channel) => world.GetChannel(channel).Name;

    public void ToActor(Message line)
    {
        if (actor is not null)
            output.ToActor(line);
    }

    public void ToUser(UserId id, Message line)
    {
        if (world.FindUser(id) is { } user)
            ToUser(user, line);
    }

    public void ToUser(User user, Message line)
    {
        foreach (var session in user.Sessions)
            output.ToSession(session.Id, line, EffectCondition.Always);
    }

    public Message LineOf(Source source, string verb, params IReadOnlyList<string> parameters) =>
        new(verb, parameters) { Source = source, Tags = WithTags(source, MessageTags.Empty) };

    /// <summary>When it was, which event it is and who its author is, before the line's own tags.</summary>
    public MessageTags WithTags(Source source, MessageTags own)
    {
        var author = AuthorOf(source);
        var tags = MessageTags.Empty
            .With(TagNames.Time, ServerTime.Format(recorded.At))
            .With(TagNames.MessageId, recorded.Id.ToString());
        if (author?.IsBot == true)
            tags = tags.With(TagNames.Bot, null);
        if (author?.Account is { } account)
            tags = tags.With(TagNames.Account, account);
        foreach (var (key, value) in own.AsSpan())
            tags = tags.With(key, value);
        return tags;
    }

    /// <summary>Whose line it is: not always whose command it was. Null for those whom somebody else made go.</summary>
    private User? AuthorOf(Source source) =>
        recorded.Event is NickChanged || actor?.User?.Source == source ? actor?.User : world.FindUser(source.Nick);
}
