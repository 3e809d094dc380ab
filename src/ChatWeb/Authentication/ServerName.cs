using ChatCore.Security;
using ChatWeb.Configuration;

namespace ChatWeb.Authentication;

/// <summary>A server as it is shown to its user: the way pins are kept under.</summary>
internal static class ServerName
{
    public static string Of(SignInForm form) => EndpointOf(form)?.ToString() ?? form.Host;

    public static ServerEndpoint? EndpointOf(SignInForm form) =>
        HostName.TryNormalize(form.Host, out var host) && HostName.TryParsePort(form.Port, out var port) ? new ServerEndpoint(host, port) : null;
}
