namespace ChatWeb.Sessions;

/// <summary>Makes the connection of a session, not started yet.</summary>
internal interface IChatConnector
{
    IChatConnection Create(SignInRequest request);
}
