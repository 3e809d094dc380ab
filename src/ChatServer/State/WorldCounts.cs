namespace ChatServer.State;

/// <summary>How much of everything there is.</summary>
/// <param name="Users">Everybody, those with mode <c>i</c> included.</param>
/// <param name="Invisible">Those with mode <c>i</c>.</param>
/// <param name="Operators">Operators of the server.</param>
/// <param name="Unregistered">Connections that have not said who they are.</param>
/// <param name="Channels">Channels with members.</param>
internal readonly record struct WorldCounts(int Users, int Invisible, int Operators, int Unregistered, int Channels);
