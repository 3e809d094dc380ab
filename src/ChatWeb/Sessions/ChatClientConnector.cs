using ChatCore.Client;

namespace ChatWeb.Sessions;

/// <summary>Real connections, with the pins of the browser that asks.</summary>
internal sealed class ChatClientConnector(BrowserPins pins, TimeProvider time) : IChatConnector
{
    public IChatConnection Create(SignInRequest request)
    {
        var options = new ChatClientOptions
        {
            Server = request.Server,
            ConnectTo = request.ConnectTo,
            Nick = request.Nick,
            Password = request.Password,
            Account = request.Account,
            InsistsOnNick = request.InsistsOnNick,
            Channels = request.Channels,
            Certificate = request.Certificate,
            Introduction = request.Introduction,
            MetadataKeys = [PinList.Key],
        };

        return new ChatClientConnection(new ChatClient(options, pins.For(request.BrowserId, request.Pinned), time), request.Certificate);
    }
}
