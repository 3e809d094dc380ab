namespace ChatWeb.Components.Chat;

/// <summary>What somebody wrote and sent off.</summary>
/// <param name="Conversation">Where it was written.</param>
/// <param name="Line">The text, or a command.</param>
/// <param name="Id">The id under which the browser keeps it until it is known to have arrived; null: it does not.</param>
/// <param name="IsOld">It was written so long ago that the chat server may have forgotten it.</param>
public sealed record SubmittedLine(string Conversation, string Line, string? Id = null, bool IsOld = false);
