namespace ChatCore.Tests.Support;

/// <summary>The longest that a test waits for something that must happen.</summary>
internal static class Deadline
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(20);

    public static async Task<T> WithinDeadline<T>(this Task<T> task, string what)
    {
        await ((Task)task).WithinDeadline(what);
        return await task;
    }

    public static async Task WithinDeadline(this Task task, string what)
    {
        try
        {
            await task.WaitAsync(Length, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"Within {Length.TotalSeconds} seconds there was not {what}.", e);
        }
    }
}
