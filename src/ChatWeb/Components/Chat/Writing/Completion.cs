namespace ChatWeb.Components.Chat.Writing;

/// <summary>What the text before the cursor may become.</summary>
/// <param name="Length">How many of its last characters are replaced.</param>
/// <param name="Items">By what, best first; none when there is nothing to propose.</param>
public sealed record Completion(int Length, IReadOnlyList<Suggestion> Items)
{
    public static readonly Completion None = new(0, []);
}

/// <param name="Insert">What is put in place of what was typed.</param>
/// <param name="Label">What is proposed, as it is shown.</param>
/// <param name="Detail">What there is to say about it.</param>
public sealed record Suggestion(string Insert, string Label, string? Detail);
