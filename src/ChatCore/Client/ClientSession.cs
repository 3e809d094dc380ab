using ChatCore.Protocol;
using ChatCore.Security;

namespace ChatCore.Client;

/// <summary>
/// One connection as the protocol sees it: takes lines and commands, gives lines and events. No I/O and no waiting, so that the loop which
/// owns it stays in charge; ends by setting <see cref="End"/>.
/// </summary>
internal sealed class ClientSession
{
    private readonly ClientMemory _memory;
    private readonly ClientFeed _feed;
    private readonly TrustVerdict _verdict;
    private readonly bool _isFirst;
    private readonly Action<Message> _send;
    private readonly ServerView _view;
    private readonly Registration _registration;
    private readonly ChatMessageReader _reader;
    private readonly EventTranslator _translator;
    private readonly LabeledRequests _requests = new();
    private readonly BatchCollector _batches = new();
    private readonly HistoryReader _history;
    private readonly HistoryCatchUp _catchUp;
    private readonly ChannelLister _lister;
    private readonly MessageSender _sender;
    private readonly OnlineCommands _commands;
    private readonly IReadOnlyList<string> _metadataKeys;
    private bool _isRegisteredTold;

    /// <summary>Begins a session.</summary>
    /// <param name="options">The client's options.</param>
    /// <param name="memory">What earlier connections left.</param>
    /// <param name="feed">Where events go.</param>
    /// <param name="time">The clock.</param>
    /// <param name="verdict">Why the certificate was accepted.</param>
    /// <param name="isFirst">Whether this client was never registered before.</param>
    /// <param name="queue">Takes the lines for the server, with the capabilities agreed on.</param>
    public ClientSession(
        ChatClientOptions options, ClientMemory memory, ClientFeed feed, TimeProvider time, TrustVerdict verdict, bool isFirst,
        Action<Message, Capability> queue)
    {
        (_memory, _feed, _verdict, _isFirst, _metadataKeys) = (memory, feed, verdict, isFirst, options.MetadataKeys);
        _view = new ServerView(memory.WantedNick);
        _send = line => queue(line, _view.Capabilities);
        var asNow = options with { Account = memory.Account, RealName = memory.RealName ?? options.RealName, InsistsOnNick = options.InsistsOnNick && isFirst };
        _registration = new Registration(_view, asNow, feed.Support.Find("NICKLEN") is null ? NickVariant.UsualLimit : feed.Support.NickLength, _send);
        _reader = new ChatMessageReader(_view, memory.Self, time);
        var changes = new MessageChangeReader(_reader, memory.Self);
        _translator = new EventTranslator(_view, _reader, changes);
        _history = new HistoryReader(_view, _reader, changes, _requests, _send);
        _catchUp = new HistoryCatchUp(_history, memory, feed, options.HistoryOnJoin);
        _lister = new ChannelLister(_view, _requests, _send);
        _sender = new MessageSender(_view, memory, feed, _requests, time, _send, Handle);
        var inquirer = new Inquirer(_view, _reader, _requests, _send, Handle);
        _commands = new OnlineCommands(_view, memory, feed, _catchUp, _history, _lister, inquirer, new MessageEditor(_view, memory.Self, inquirer), _send);
    }

    /// <summary>Whether the welcome is complete.</summary>
    public bool IsOnline => _registration.IsDone;

    /// <summary>Why the session is over; null while it is not.</summary>
    public SessionEnd? End { get; private set; }

    /// <summary>Sends the first lines.</summary>
    public void Begin() => _registration.Begin();

    /// <summary>Asks the server for a sign of life.</summary>
    public void Probe() => _send(new Message(Verbs.Ping, "webchat"));

    /// <summary>Takes a line of the server.</summary>
    public void Receive(Message line)
    {
        if (line.Verb == Verbs.Ping)
            _send(new Message(Verbs.Pong, line[0]));
        else if (!_registration.IsDone || line.Verb == Verbs.Cap)
            Register(line);
        else
            ReceiveOnline(line);

        SendWhatMayGo();
    }

    /// <summary>Takes a command of the owner.</summary>
    public void Execute(ClientCommand command)
    {
        _commands.Execute(command);
        SendWhatMayGo();
    }

    /// <summary>The connection is gone: nobody waits in vain.</summary>
    public void Lose(string reason)
    {
        _memory.LoseConnection();
        _history.FailAll(reason);
        _lister.FailAll(reason);
        _requests.FailAll(reason);
        _memory.TellOutbox(_feed);
    }

    private void Register(Message line)
    {
        if (!_registration.TryHandle(line))
            Handle(line);

        if (_registration.Refusal is { } refusal)
        {
            End = refusal.IsFinal || _isFirst
                ? new SessionEnd.Stopped(new StopReason.Refused(refusal.Code, refusal.Text))
                : new SessionEnd.Lost($"The server refused: {refusal.Text}");
        }

        if (_registration.IsWelcome && !_isRegisteredTold)
        {
            _isRegisteredTold = true;
            _memory.Self.GoesBy(_view.Nick);
            _feed.Tell(new ClientEvent.Registered(_view.Nick, _view.ServerName, _verdict));
        }

        if (_registration.IsDone && line.Verb != Verbs.Cap)
            GoOnline();
    }

    private void GoOnline()
    {
        _feed.Multiline = _view.Multiline;
        _feed.Tell(new ClientEvent.ISupportChanged(_view.Support));
        _feed.Tell(new ClientEvent.CapabilitiesAgreed(_view.Capabilities));
        _feed.Tell(new ClientEvent.StateChanged(new ConnectionState.Online()));
        TellProfile();
        if (_metadataKeys.Count > 0 && _view.Capabilities.Has(Capability.Metadata2))
            _send(new Message(Verbs.Metadata, ["*", "SUB", .. _metadataKeys]));
        if (_memory.AwayMessage is { } away)
            _send(new Message(Verbs.Away, away));

        foreach (var (channel, key) in _memory.Channels.All)
            _send(key is null ? new Message(Verbs.Join, channel) : new Message(Verbs.Join, channel, key));

        foreach (var conversation in _memory.Conversations.All)
        {
            if (!_view.Support.IsChannel(conversation.Name))
                _catchUp.Begin(conversation.Name);
        }

        foreach (var name in _memory.Outbox.UncertainConversations())
        {
            if (!_memory.Channels.Contains(name))
                _catchUp.Begin(name);
        }
    }

    /// <summary>A server forgets a guest's profile with the connection, and an account's never.</summary>
    private void TellProfile()
    {
        if (!_view.Capabilities.Has(Capability.Metadata2))
            return;

        _send(ProfileLines.Subscribe());
        foreach (var (key, value) in _memory.Profile)
            _send(ProfileLines.Set(key, value));
    }

    private void ReceiveOnline(Message line)
    {
        if (_batches.TryTake(line, out var batch))
        {
            if (batch is not null)
                ReceiveBatch(batch);
        }
        else if (line.Tags.Find(TagNames.Label) is not { } label || !_requests.TryComplete(label, line.Verb == Verbs.Ack ? [] : [line]))
        {
            Handle(line);
        }
    }

    private void ReceiveBatch(Batch batch)
    {
        if (batch.Label is { } label && _requests.TryComplete(label, batch.Lines))
            return;

        if (batch.Type is "chathistory" && batch.Parameters is [var target, ..] && _history.TryTakeUnlabelled(target, batch.Lines))
            return;

        foreach (var line in batch.Lines)
            Handle(line);
    }

    /// <summary>Takes a line that is no answer to a labelled request, or one that is and means the same as any other.</summary>
    private void Handle(Message line)
    {
        if (line.Verb == Verbs.Error)
        {
            End = new SessionEnd.Lost($"The server closed the connection: {line[0]}");
            return;
        }

        if (line.Verb == Numeric.RplMetadataSyncLater)
        {
            if (_view.FindChannel(line[1]) is { } channel)
                _send(ProfileLines.Sync(channel.Name));
            return;
        }

        if (_lister.TryTakeUnlabelled(line) || (line.Verb == Verbs.Fail && line[0] == Verbs.ChatHistory && _history.TryFailUnlabelled(line)))
            return;

        foreach (var happened in _translator.Translate(line))
            React(happened);
    }

    private void React(ClientEvent happened)
    {
        switch (happened)
        {
            case ClientEvent.MessageReceived { Message: var message }:
                _sender.Receive(message);
                return;
            case ClientEvent.ChannelJoined joined:
                _memory.Conversations.GetOrAdd(joined.Channel, out var isNew).NeedsOpening |= isNew || !_memory.Channels.IsTold(joined.Channel);
                _memory.Channels.Tell(joined.Channel);
                break;
            case ClientEvent.ChannelRenamed renamed:
                _memory.Rename(renamed.OldName, renamed.NewName);
                break;
            case ClientEvent.ChannelLeft left:
                _memory.Leave(left.Channel);
                break;
            case ClientEvent.NickChanged { IsSelf: true } changed:
                _memory.WantedNick = changed.NewNick;
                _memory.Self.GoesBy(changed.NewNick);
                break;
            case ClientEvent.RequestRefused { Context: { } context } refused when !_sender.TryFail(refused):
                _feed.Tell(refused);
                if (_view.FindChannel(context) is null && !IsNotAboutEntering(refused.Code))
                    _memory.GiveUp(context, refused.Text, _feed);
                return;
            case ClientEvent.RequestRefused { Context: not null }:
                return;
        }

        _feed.Tell(happened);
        if (happened is ClientEvent.MembersListed listed)
            _catchUp.Begin(listed.Channel);
    }

    private static bool IsNotAboutEntering(string code) =>
        code is Numeric.ErrCannotSendToChan or Numeric.ErrUserNotInChannel or Numeric.ErrNotOnChannel or Numeric.ErrUserOnChannel
            or Numeric.ErrChanOPrivsNeeded;

    private void SendWhatMayGo()
    {
        if (IsOnline)
            _sender.SendWhatMayGo();
        _memory.TellOutbox(_feed);
    }
}
