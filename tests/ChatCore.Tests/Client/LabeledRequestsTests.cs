using ChatCore.Client;
using ChatCore.Tests.Support;

namespace ChatCore.Tests.Client;

public sealed class LabeledRequestsTests
{
    private readonly LabeledRequests _requests = new();
    private readonly List<LabeledResponse> _answers = [];

    [Fact]
    public void A_response_finds_its_request_once()
    {
        Assert.True(_requests.TryAdd("a", _answers.Add));
        Assert.False(_requests.TryAdd("a", _answers.Add));
        Assert.False(_requests.TryComplete("b", []));
        Assert.True(_requests.TryComplete("a", [Lines.Parse("NOTE x")]));
        Assert.False(_requests.TryComplete("a", []));
        Assert.Null(Assert.Single(_answers).Failure);
    }

    [Theory]
    [InlineData(":srv 404 alice #a :Cannot send", "Cannot send")]
    [InlineData("FAIL CMD CODE :Words", "Words")]
    public void A_refusal_among_the_lines_is_the_failure(string line, string words)
    {
        _requests.TryAdd("a", _answers.Add);
        _requests.TryComplete("a", [Lines.Parse("NOTE x"), Lines.Parse(line)]);
        Assert.Equal(words, Assert.Single(_answers).Failure);
    }

    [Fact]
    public void Losing_the_connection_fails_all_that_wait()
    {
        _requests.TryAdd("a", _answers.Add);
        _requests.TryAdd("b", _answers.Add);
        _requests.FailAll("gone");
        _requests.FailAll("gone");
        Assert.Equal(["gone", "gone"], _answers.Select(answer => answer.Failure));
    }

    [Fact]
    public void So_many_may_wait_and_no_more()
    {
        for (var i = 0; i < LabeledRequests.Limit; i++)
            Assert.True(_requests.TryAdd(_requests.NextLabel(), _answers.Add));
        Assert.False(_requests.TryAdd(_requests.NextLabel(), _answers.Add));
    }
}
