using System.Globalization;
using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>
/// The requests of one connection that wait for a response, by label (IRCv3 <c>labeled-response</c>). Bounded; all fail when the
/// connection is lost. For the client's loop alone.
/// </summary>
internal sealed class LabeledRequests
{
    /// <summary>The most requests that may wait at once.</summary>
    public const int Limit = 1_000;

    private readonly Dictionary<string, Action<LabeledResponse>> _waiting = new(StringComparer.Ordinal);
    private uint _labels;

    /// <summary>A label for a request that has no id of its own.</summary>
    public string NextLabel() => string.Create(CultureInfo.InvariantCulture, $"r{_labels++}");

    /// <summary>Waits for the response to a request.</summary>
    /// <returns>False when too many wait already: then <paramref name="answered"/> is never called.</returns>
    public bool TryAdd(string label, Action<LabeledResponse> answered) => _waiting.Count < Limit && _waiting.TryAdd(label, answered);

    /// <summary>Hands a response to whoever waits for it. False when nobody does.</summary>
    public bool TryComplete(string label, IReadOnlyList<Message> lines)
    {
        if (!_waiting.Remove(label, out var answered))
            return false;

        answered(new LabeledResponse(lines, Failure: lines.FirstOrDefault(EventTranslator.IsRefusal) is { } refusal
            ? EventTranslator.Refusal(refusal).Text
            : null));
        return true;
    }

    /// <summary>No response will come any more.</summary>
    public void FailAll(string reason)
    {
        var failed = _waiting.Values.ToArray();
        _waiting.Clear();
        foreach (var answered in failed)
            answered(new LabeledResponse([], reason));
    }
}

/// <summary>What a server answered to a request.</summary>
/// <param name="Lines">The lines of the response, in order; none when it was only acknowledged, or lost.</param>
/// <param name="Failure">Why the request failed; null when it did not.</param>
internal sealed record LabeledResponse(IReadOnlyList<Message> Lines, string? Failure);
