using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Lookups;

/// <summary>
/// <c>METADATA target GET|LIST|SET|CLEAR|SYNC …</c> reads and changes what users and channels tell of themselves (IRCv3
/// <c>draft/metadata</c>); the subcommands of subscriptions are in <see cref="MetadataSubscriptions"/>.
/// </summary>
internal sealed class MetadataCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Metadata, MinParameters: 2, CommandStage.Any);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var options = context.Options.Metadata;
        if (!options.Enabled)
            return [Refusal.UnknownCommand(Verbs.Metadata)];
        if (context.Session.User is null && !options.BeforeConnect)
            return [Refusal.NotRegistered()];

        var name = context.Parameters[0];
        if (MetadataTarget.Find(context, name) is not { } target)
            return [Fail("INVALID_TARGET", "There is no such user or channel to be seen", name)];

        return context.Parameters[1].ToUpperInvariant() switch
        {
            "GET" => Get(context, target),
            "LIST" => [Batch(target, target.Values.All.Select(pair => MetadataLines.Of(target.Name, pair.Key, pair.Value)))],
            "SET" => Set(context, target),
            "CLEAR" => Clear(context, target),
            "SYNC" => [Sync(context, target)],
            "SUB" => MetadataSubscriptions.Add(context),
            "UNSUB" => MetadataSubscriptions.Remove(context),
            "SUBS" => MetadataSubscriptions.List(context),
            var other => [Fail("SUBCOMMAND_INVALID", "Allowed: GET, LIST, SET, CLEAR, SYNC, SUB, UNSUB and SUBS", other)],
        };
    }

    public static Refusal Fail(string code, string description, params IReadOnlyList<string> context) =>
        Refusal.Fail(Verbs.Metadata, code, description, context);

    public static Refusal InvalidKey(string key) => Fail("KEY_INVALID", "A key is lower-case letters, digits and _ . / -", key);

    private static IEnumerable<Outcome> Get(CommandContext context, MetadataTarget target) => context.Parameters.Count < 3
        ? [Refusal.NeedMoreParameters(Verbs.Metadata)]
        : [Batch(target, context.Parameters.Skip(2).Select(key => MetadataKeys.IsValid(key)
            ? MetadataLines.Of(target.Name, key, target.Values.Find(key))
            : InvalidKey(key)))];

    private static IEnumerable<Outcome> Set(CommandContext context, MetadataTarget target)
    {
        if (context.Find(2) is not { } key)
            return [Refusal.NeedMoreParameters(Verbs.Metadata)];

        var value = context.Parameters.Count > 3 ? context.Parameters[3] : null;
        return CheckSet(context, target, key, value) is { } refusal
            ? [refusal]
            : [Change(context, target, key, value), MetadataLines.Of(target.Name, key, value)];
    }

    private static Refusal? CheckSet(CommandContext context, MetadataTarget target, string key, string? value)
    {
        var options = context.Options.Metadata;
        if (!MetadataKeys.IsValid(key))
            return InvalidKey(key);
        if (!target.IsChangeableBy(context.Session))
            return Fail("KEY_NO_PERMISSION", "You may not change this", target.Name, key);
        if (value is null)
            return target.Values.Find(key) is null ? Fail("KEY_NOT_SET", "The key is not set", target.Name, key) : null;
        if (!MetadataKeys.Fits(value, options.MaxValueBytes))
            return Fail("INVALID_VALUE", $"A value has at most {Replies.Text(options.MaxValueBytes)} bytes", key);

        return target.Values.Find(key) is null && target.Values.Count >= options.MaxKeys
            ? Fail("LIMIT_REACHED", $"There are {Replies.Text(options.MaxKeys)} keys already", target.Name)
            : null;
    }

    private static IEnumerable<Outcome> Clear(CommandContext context, MetadataTarget target)
    {
        if (!target.IsChangeableBy(context.Session))
            return [Fail("KEY_NO_PERMISSION", "You may not change this", target.Name, "*")];

        var keys = target.Values.All.Select(pair => pair.Key).ToArray();
        return keys.Select(key => (Outcome)Change(context, target, key, null))
            .Append(Batch(target, keys.Select(key => (Reply)MetadataLines.Of(target.Name, key, null))));
    }

    private static BatchedReplies Sync(CommandContext context, MetadataTarget target) => Batch(target, target.Channel is { } channel
        ? MetadataLines.Sync(context.Session, channel)
        : MetadataLines.Sync(context.Session, target.Name, target.Values));

    private static MetadataChanged Change(CommandContext context, MetadataTarget target, string key, string? value) =>
        new(context.Session.Id, target.User?.Id, target.Channel?.Id, target.Name, key, value);

    private static BatchedReplies Batch(MetadataTarget target, IEnumerable<Reply> replies) =>
        new(MetadataLines.BatchType, [target.Name], [.. replies]);
}
