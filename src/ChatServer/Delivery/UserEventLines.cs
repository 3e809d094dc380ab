using ChatCore.Protocol;
using ChatServer.Engine;
using ChatServer.State;

namespace ChatServer.Delivery;

/// <summary>What is new about a user: to those who see it and asked to be told, and to the user's own clients.</summary>
internal static class UserEventLines
{
    public static void Render(in Rendering rendering, AwayChanged changed)
    {
        var user = rendering.World.FindUser(changed.User)!;
        var line = changed.Message is { } message
            ? rendering.LineOf(user.Source, Verbs.Away, message)
            : rendering.LineOf(user.Source, Verbs.Away);
        rendering.Output.Others(rendering.Audiences.Observers(user, Capability.AwayNotify), line);
    }

    public static void Render(in Rendering rendering, RealNameChanged changed)
    {
        var user = rendering.World.FindUser(changed.User)!;
        ToObserversAndOwn(rendering, user, Capability.SetName, rendering.LineOf(user.Source, Verbs.SetName, changed.RealName));
    }

    public static void Render(in Rendering rendering, LoggedIn loggedIn)
    {
        if (loggedIn.User is not { } id)
            return;
        var user = rendering.World.FindUser(id)!;
        ToObserversAndOwn(rendering, user, Capability.AccountNotify, rendering.LineOf(user.Source, Verbs.Account, loggedIn.Account));
    }

    /// <summary>For those who do not know CHGHOST the user leaves and comes back.</summary>
    public static void Render(in Rendering rendering, UserHostChanged changed)
    {
        var (output, audiences) = (rendering.Output, rendering.Audiences);
        var user = rendering.World.FindUser(changed.User)!;
        var line = rendering.LineOf(changed.OldSource, Verbs.ChgHost, changed.UserName, changed.Host);
        output.Others(audiences.Observers(user, Capability.ChgHost), line);
        var others = audiences.Without(Capability.ChgHost, Audiences.PeersOf(user));
        foreach (var session in others.Sessions.ToArray().Select(rendering.World.FindSession).OfType<Session>())
        {
            foreach (var shown in SimulatedReturn.Of(user, changed.OldSource, session, output.Server))
                output.ToSession(session.Id, shown.WithTags(rendering.WithTags(shown.Source!, MessageTags.Empty)), EffectCondition.Always);
        }

        foreach (var session in user.Sessions)
        {
            if (session.Capabilities.Has(Capability.ChgHost))
                output.ToSession(session.Id, line, EffectCondition.Always);
        }
    }

    public static void Render(in Rendering rendering, UserModesChanged changed) =>
        ShowModes(rendering, changed.User, ModeChanges.Format(changed.Changes));

    public static void Render(in Rendering rendering, OperatorGranted granted) => ShowModes(rendering, granted.User, ["+o"]);

    public static void Render(in Rendering rendering, WallopsSent wallops)
    {
        var line = rendering.LineOf(wallops.By, Verbs.Wallops, wallops.Text);
        foreach (var user in rendering.World.Users)
        {
            if (user.Has(UserModes.Wallops))
                rendering.ToUser(user, line);
        }
    }

    private static void ToObserversAndOwn(in Rendering rendering, User user, Capability capability, Message line)
    {
        var audiences = rendering.Audiences;
        rendering.Output.Others(audiences.Observers(user, capability), line);
        rendering.Output.Others(audiences.With(capability, Audiences.Of(user)), line);
        if (rendering.ActorHas(capability))
            rendering.ToActor(line);
    }

    private static void ShowModes(in Rendering rendering, UserId id, IReadOnlyList<string> changes)
    {
        if (rendering.World.FindUser(id) is { } user)
            rendering.ToUser(user, rendering.LineOf(user.Source, Verbs.Mode, [user.Nick, .. changes]));
    }
}
