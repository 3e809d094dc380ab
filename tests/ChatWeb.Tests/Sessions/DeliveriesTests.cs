using System.Globalization;
using ChatCore.Client;
using ChatWeb.Sessions;

namespace ChatWeb.Tests.Sessions;

public sealed class DeliveriesTests
{
    private readonly Deliveries _deliveries = new();
    private int _sent;

    [Fact]
    public async Task A_message_given_twice_is_sent_once_and_both_wait_for_its_last_part()
    {
        _deliveries.Begin("a", Send("a", "a2"));
        _deliveries.Begin("a", Send("a", "a2"));
        var first = _deliveries.WhenSettledAsync("a");
        Assert.Equal(1, _sent);

        _deliveries.Settle("a");
        Assert.False(first.IsCompleted);
        _deliveries.Settle("a2");
        await first;
        await _deliveries.WhenSettledAsync("a");
    }

    [Fact]
    public void What_could_not_be_sent_may_be_given_again()
    {
        Assert.Throws<InvalidOperationException>(() => _deliveries.Begin("a", () => throw new InvalidOperationException("full")));
        Assert.False(_deliveries.Knows("a"));
        _deliveries.Begin("a", Send("a"));
        Assert.True(_deliveries.Knows("a"));
    }

    [Fact]
    public void What_nobody_gave_is_settled_and_what_has_no_part_too()
    {
        Assert.True(_deliveries.WhenSettledAsync("unknown").IsCompletedSuccessfully);
        _deliveries.Begin("blank", Send());
        Assert.True(_deliveries.WhenSettledAsync("blank").IsCompletedSuccessfully);
        _deliveries.Settle("unknown");
    }

    [Fact]
    public void Of_very_many_the_first_are_forgotten()
    {
        for (var number = 0; number <= Deliveries.Limit; number++)
            _deliveries.Begin(number.ToString(CultureInfo.InvariantCulture), Send());

        Assert.False(_deliveries.Knows("0"));
        Assert.True(_deliveries.Knows("1"));
    }

    private Func<IReadOnlyList<OutgoingMessage>> Send(params string[] parts) => () =>
    {
        _sent++;
        return [.. parts.Select(id => new OutgoingMessage(id, "#lobby", "hello", MessageKind.Message, OutgoingState.Queued))];
    };
}
