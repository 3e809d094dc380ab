using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace ChatServer.Engine;

/// <summary>
/// Answers questions beside the chat, a few at a time and within a deadline; each answer re-enters the engine as an input. What takes a
/// processor has workers of its own: a flood of log-ins holds up nobody's history, and leaves processors to the chat.
/// </summary>
internal sealed class QuestionDesk(AnswerSources sources, ILogger<QuestionDesk> logger)
{
    private const int Readers = 4;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private static int Calculators => Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>A connection waits for its answer before its next command runs: the number of connections is the bound of both queues.</summary>
    private readonly Channel<QuestionRaised> _readings = Channel.CreateUnbounded<QuestionRaised>();
    private readonly Channel<QuestionRaised> _calculations = Channel.CreateUnbounded<QuestionRaised>();

    /// <summary>Queues a question. Its answer will know everything that is stored by now.</summary>
    public void Begin(QuestionRaised raised) => (raised.Question.IsCostly ? _calculations : _readings).Writer.TryWrite(raised);

    /// <summary>No more questions will come.</summary>
    public void Complete()
    {
        _readings.Writer.Complete();
        _calculations.Writer.Complete();
    }

    /// <param name="engine">Where answers go.</param>
    public Task RunAsync(ChannelWriter<EngineInput> engine) => Task.WhenAll(
        Enumerable.Repeat(_readings.Reader, Readers).Concat(Enumerable.Repeat(_calculations.Reader, Calculators))
            .Select(questions => Task.Run(() => WorkAsync(questions, engine))));

    private async Task WorkAsync(ChannelReader<QuestionRaised> questions, ChannelWriter<EngineInput> engine)
    {
        await foreach (var raised in questions.ReadAllAsync())
        {
            await AnswerAsync(raised);
            var answered = new QuestionAnswered(raised.Session);
            while (await engine.WaitToWriteAsync())
            {
                if (engine.TryWrite(answered))
                    break;
            }
        }
    }

    private async Task AnswerAsync(QuestionRaised raised)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            await raised.Question.AnswerAsync(sources, deadline.Token);
        }
        catch (Exception failure)
        {
            EngineLog.NotAnswered(logger, raised.Question.GetType().Name, failure);
        }
    }
}
