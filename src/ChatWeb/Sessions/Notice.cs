namespace ChatWeb.Sessions;

/// <summary>A message that its reader wants to be told of outside the page.</summary>
/// <param name="Number">Grows with each notice, also across sessions: a browser's tabs agree by it on what was told already.</param>
/// <param name="Conversation">Where it was said.</param>
/// <param name="IsChannel">Whether that is a channel.</param>
/// <param name="Sender">Who said it.</param>
/// <param name="Text">What was said, as it was written.</param>
public sealed record Notice(long Number, string Conversation, bool IsChannel, string Sender, string Text);
