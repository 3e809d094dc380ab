using ChatCore.Protocol;
using ChatCore.Security.Sasl;

namespace ChatCore.Client;

/// <summary>From the first line to the end of the server's welcome: capabilities, account, password, nickname. Pure: lines in, lines out.</summary>
internal sealed class Registration(ServerView view, ChatClientOptions options, int nickLimit, Action<Message> send)
{
    private const int MaxNickTries = 5;
    private const Capability Wanted = Capability.MessageTags | Capability.ServerTime | Capability.EchoMessage | Capability.Batch
        | Capability.LabeledResponse | Capability.ChatHistory | Capability.CapNotify | Capability.MultiPrefix | Capability.AwayNotify
        | Capability.Multiline | Capability.EventPlayback | Capability.MessageEdit | Capability.MessageRedaction | Capability.ReadMarker | Capability.Search
        | Capability.AccountRegistration | Capability.Metadata2 | Capability.ChannelRename;

    private string _wantedNick = view.Nick;
    private Capability _offered;
    private string _mechanisms = string.Empty;
    private SaslLogin? _login;
    private bool _isLoggedIn;
    private int _nickTries;

    private Capability WantedByOptions =>
        (options.Account is null ? Capability.None : Capability.Sasl) | (options.MetadataKeys.Count == 0 ? Capability.None : Capability.Metadata2);

    /// <summary>Whether the server has given this client its name.</summary>
    public bool IsWelcome { get; private set; }

    /// <summary>Whether the welcome is complete.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Why the server refused; null when it did not.</summary>
    public RegistrationRefusal? Refusal { get; private set; }

    public void Begin()
    {
        if (options.Introduction is { } introduction)
            send(introduction.ToLine(options.Certificate));
        send(new Message(Verbs.Cap, "LS", "302"));
        if (!string.IsNullOrEmpty(options.Password))
            send(new Message(Verbs.Pass, options.Password));
        send(new Message(Verbs.Nick, view.Nick));
        send(new Message(Verbs.User, options.UserName ?? options.Nick, "0", "*", options.RealName ?? options.Nick));
    }

    /// <summary>Takes a line. False when it does not belong to the registration.</summary>
    public bool TryHandle(Message line)
    {
        switch (line.Verb)
        {
            case Verbs.Cap:
                HandleCapability(line);
                return true;
            case Verbs.Authenticate when !IsWelcome:
                _login?.Receive(line[0]);
                return true;
            case Numeric.RplSaslSuccess when !IsWelcome:
                _isLoggedIn = true;
                EndNegotiation();
                return true;
            case Numeric.ErrSaslFail or Numeric.ErrSaslTooLong or Numeric.ErrSaslAborted when !IsWelcome:
                // Not final: a server that cannot look into its accounts now says the same as to a wrong password.
                Refuse(line.Verb, line, isFinal: false);
                return true;
            case Numeric.RplWelcome when options.Account is not null && !_isLoggedIn:
                Refusal ??= new RegistrationRefusal(Numeric.ErrSaslFail, "The server offers no way to log in to an account", IsFinal: false);
                return true;
            case Numeric.RplWelcome:
                IsWelcome = true;
                view.Nick = line[0];
                view.ServerName = line.Source?.Nick ?? string.Empty;
                return true;
            case Numeric.RplISupport:
                view.Support = view.Support.With(line.Parameters.Skip(1).SkipLast(1));
                return true;
            case Numeric.RplEndOfMotd or Numeric.ErrNoMotd when IsWelcome:
                IsDone = true;
                return true;
            case Numeric.ErrNicknameInUse when !IsWelcome:
                TryNextNick(line);
                return true;
            case Numeric.ErrErroneousNickname when !IsWelcome && NickVariant.WithoutAccents(_wantedNick) is { } plain:
                _wantedNick = view.Nick = plain;
                send(new Message(Verbs.Nick, plain));
                return true;
            case Numeric.ErrErroneousNickname when !IsWelcome && _nickTries > 0:
                // This client made that nickname up: the wanted one may be free again the next time.
                Refuse(line.Verb, line, isFinal: false);
                return true;
            case Numeric.ErrPasswdMismatch or Numeric.ErrYoureBannedCreep or Numeric.ErrErroneousNickname or Numeric.ErrNoNicknameGiven when !IsWelcome:
                Refuse(line.Verb, line, isFinal: true);
                return true;
            case Verbs.Error or Verbs.Fail when !IsWelcome:
                Refuse(line.Verb == Verbs.Fail ? line[1] : line.Verb, line, isFinal: false);
                return true;
            default:
                return !IsWelcome;
        }
    }

    private void HandleCapability(Message line)
    {
        var names = line[line.Parameters.Count - 1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (line[1].ToUpperInvariant())
        {
            case "LS":
                foreach (var name in names)
                    Offer(name.Split('=', 2));
                if (!(line.Parameters.Count > 3 && line[2] == "*"))
                    Request(_offered & (Wanted | WantedByOptions));
                break;
            case "ACK":
                foreach (var name in names)
                    Acknowledge(name);
                if (options.Account is { } account && view.Capabilities.Has(Capability.Sasl))
                    LogIn(account);
                else
                    EndNegotiation();
                break;
            case "NAK":
                EndNegotiation();
                break;
            case "DEL":
                foreach (var name in names)
                    view.Capabilities &= ~(Capabilities.Find(name) ?? Capability.None);
                break;
        }
    }

    private void Offer(string[] nameAndValue)
    {
        var capability = Capabilities.Find(nameAndValue[0]) ?? Capability.None;
        _offered |= capability;
        if (capability == Capability.Sasl && nameAndValue is [_, var mechanisms])
            _mechanisms = mechanisms;
        else if (capability == Capability.Multiline && nameAndValue is [_, var limits])
            view.OfferedMultiline = MultilineLimits.Parse(limits);
    }

    private void LogIn(ClientAccount account)
    {
        if (IsWelcome || _login is not null)
            return;

        ISaslClient mechanism = _mechanisms.Split(',').Contains(ScramServer.Name)
            ? new ScramClient(account.Name, account.Password)
            : new PlainMechanism(account.Name, account.Password);
        _login = new SaslLogin(mechanism, send);
        _login.Begin();
    }

    private void Request(Capability wanted)
    {
        if (wanted == Capability.None)
            EndNegotiation();
        else if (!IsWelcome)
            send(new Message(Verbs.Cap, "REQ", string.Join(' ', Capabilities.Names(wanted))));
    }

    private void Acknowledge(string name)
    {
        if (name.StartsWith('-'))
            view.Capabilities &= ~(Capabilities.Find(name[1..]) ?? Capability.None);
        else
            view.Capabilities |= Capabilities.Find(name) ?? Capability.None;
    }

    private void EndNegotiation()
    {
        if (!IsWelcome)
            send(new Message(Verbs.Cap, "END"));
    }

    private void TryNextNick(Message line)
    {
        if (options.InsistsOnNick || _nickTries++ >= MaxNickTries)
        {
            Refuse(line.Verb, line, isFinal: false);
            return;
        }

        view.Nick = NickVariant.Of(_wantedNick, _nickTries, nickLimit);
        send(new Message(Verbs.Nick, view.Nick));
    }

    /// <summary>The first refusal counts: what follows is only the end of the connection.</summary>
    private void Refuse(string code, Message line, bool isFinal) =>
        Refusal ??= new RegistrationRefusal(code, line.Parameters.Count == 0 ? string.Empty : line.Parameters[^1], isFinal);
}

/// <summary>Why a server refused a registration.</summary>
/// <param name="Code">The numeric, <c>ERROR</c>, or the code of a FAIL.</param>
/// <param name="Text">The server's words.</param>
/// <param name="IsFinal">Whether it would say the same again, whenever tried.</param>
internal sealed record RegistrationRefusal(string Code, string Text, bool IsFinal);
