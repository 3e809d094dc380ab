using ChatCore.Protocol;
using ChatServer.Engine;
using ChatServer.State;

namespace ChatServer.Delivery;

/// <summary>Projects an event to lines: the table of what is shown of which. Asked after the event was applied.</summary>
internal static class EventRenderer
{
    public static void Render(in Rendering rendering)
    {
        switch (rendering.Event)
        {
            case ChannelMessagePosted posted: MessageEventLines.Render(rendering, posted); break;
            case RankMessagePosted posted: MessageEventLines.Render(rendering, posted); break;
            case PrivateMessagePosted posted: MessageEventLines.Render(rendering, posted); break;
            case TagsPosted posted: MessageEventLines.Render(rendering, posted); break;
            case MessageEdited edited: MessageEventLines.RenderKept(rendering, edited.Place, Verbs.EditMsg); break;
            case MessageRedacted redacted: MessageEventLines.RenderKept(rendering, redacted.Place, Verbs.Redact); break;
            case MemberJoined joined: ChannelEventLines.Render(rendering, joined); break;
            case MemberParted parted: ChannelEventLines.Render(rendering, parted); break;
            case MemberKicked kicked: ChannelEventLines.Render(rendering, kicked); break;
            case TopicChanged changed: ChannelEventLines.Render(rendering, changed); break;
            case ChannelModesChanged changed: ChannelEventLines.Render(rendering, changed); break;
            case ChannelRenamed renamed: ChannelEventLines.Render(rendering, renamed); break;
            case UserInvited invited: ChannelEventLines.Render(rendering, invited); break;
            case UserRegistered registered: PresenceEventLines.Render(rendering, registered); break;
            case NickChanged changed: PresenceEventLines.Render(rendering, changed); break;
            case UserQuit quit: PresenceEventLines.Render(rendering, quit); break;
            case MonitorChanged changed: PresenceEventLines.Render(rendering, changed); break;
            case AwayChanged changed: UserEventLines.Render(rendering, changed); break;
            case UserModesChanged changed: UserEventLines.Render(rendering, changed); break;
            case OperatorGranted granted: UserEventLines.Render(rendering, granted); break;
            case RealNameChanged changed: UserEventLines.Render(rendering, changed); break;
            case UserHostChanged changed: UserEventLines.Render(rendering, changed); break;
            case LoggedIn loggedIn: UserEventLines.Render(rendering, loggedIn); break;
            case WallopsSent wallops: UserEventLines.Render(rendering, wallops); break;
            case MetadataChanged changed: ClientEventLines.Render(rendering, changed); break;
            case ReadMarkerMoved moved: ClientEventLines.Render(rendering, moved); break;
            case CapabilityOfferChanged changed: ClientEventLines.Render(rendering, changed); break;
            case CapabilitiesChanged changed: rendering.Output.Add(new CapabilitiesInForce(changed.Session, changed.Capabilities)); break;
            case SessionAttached attached: rendering.Output.Add(new SessionWelcomed(attached.Session)); break;
            default: break; // The rest changes only what the server knows of a connection, and nobody is told.
        }
    }
}
