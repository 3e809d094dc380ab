namespace ChatCore.Client;

/// <summary>A channel as the server's list shows it.</summary>
/// <param name="Name">The channel's name.</param>
/// <param name="MemberCount">How many members it has.</param>
/// <param name="Topic">Its topic; empty when there is none.</param>
public sealed record ListedChannel(string Name, int MemberCount, string Topic);
