using System.Collections.Immutable;
using ChatCore.Client;
using ChatCore.Protocol;

namespace ChatWeb.Sessions;

/// <summary>
/// What was done to a conversation's messages, also to those not read yet. Changes come in any order, and some twice: of two about the
/// same the one with the higher id holds. Bounded: of very many changed messages the first are forgotten, and of very many reactions to a
/// message the later are not kept.
/// </summary>
internal sealed class Amendments
{
    public const int MessageLimit = 5_000;
    public const int SymbolLimit = 20;
    public const int ReactionLimit = 500;

    private readonly Dictionary<string, History> _byMessage = new(StringComparer.Ordinal);
    private readonly Queue<string> _inOrder = new();

    public Amendment Find(string messageId) => _byMessage.TryGetValue(messageId, out var history) ? history.Current : Amendment.None;

    public void Apply(MessageChange change)
    {
        if (!_byMessage.TryGetValue(change.MessageId, out var history))
        {
            _byMessage.Add(change.MessageId, history = new History());
            _inOrder.Enqueue(change.MessageId);
            if (_inOrder.Count > MessageLimit)
                _byMessage.Remove(_inOrder.Dequeue());
        }

        history.Apply(change);
    }

    /// <summary>All that was done to one message.</summary>
    private sealed class History
    {
        private readonly List<Given> _reactions = [];
        private string? _editId;

        public Amendment Current { get; private set; } = Amendment.None;

        public void Apply(MessageChange change)
        {
            switch (change)
            {
                case MessageChange.Edited edited when string.CompareOrdinal(edited.Id, _editId) > 0:
                    _editId = edited.Id;
                    Current = Current with { Text = edited.Text };
                    break;
                case MessageChange.Redacted redacted:
                    Current = Current with { RedactedBy = redacted.By };
                    break;
                case MessageChange.Reacted reacted when TryGive(reacted):
                    Current = Current with { Reactions = Summary() };
                    break;
            }
        }

        private bool TryGive(MessageChange.Reacted reacted)
        {
            var known = _reactions.FindIndex(given => given.Symbol == reacted.Reaction && CaseMapping.Ascii.Equals(given.By, reacted.By));
            var now = new Given(reacted.Reaction, reacted.By, reacted.Id, reacted.IsOn, reacted.IsOwn);
            if (known >= 0)
            {
                if (string.CompareOrdinal(_reactions[known].Id, now.Id) >= 0)
                    return false;

                _reactions[known] = now;
                return true;
            }

            var isNewSymbol = !_reactions.Exists(given => given.Symbol == reacted.Reaction);
            if (_reactions.Count >= ReactionLimit || (isNewSymbol && _reactions.DistinctBy(given => given.Symbol).Count() >= SymbolLimit))
                return false;

            _reactions.Add(now);
            return true;
        }

        private ImmutableArray<Reaction> Summary() =>
        [
            .. _reactions.Where(given => given.IsOn).OrderBy(given => given.Id, StringComparer.Ordinal).GroupBy(given => given.Symbol)
                .Select(group => new Reaction(group.Key, [.. group.Select(given => given.By)], group.Any(given => given.IsOwn))),
        ];
    }

    /// <summary>A reaction of somebody, also one taken back: an older change read later must not bring it back.</summary>
    private sealed record Given(string Symbol, string By, string Id, bool IsOn, bool IsOwn);
}
