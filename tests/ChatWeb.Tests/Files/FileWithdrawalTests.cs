using ChatCore.Client;
using ChatWeb.Files;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatWeb.Tests.Files;

public sealed class FileWithdrawalTests
{
    [Fact]
    public async Task A_message_that_is_taken_back_takes_its_authors_files_with_it_and_no_others()
    {
        await using var gateway = new Gateway();
        var taken = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var sessions = gateway.Services.GetRequiredService<UserSessionDirectory>();

        // Asked after those who were there before: the files are gone by then.
        sessions.Opening += session => session.OwnMessageRedacted += text => taken.TrySetResult(text);
        using var maria = await Uploads.SignedInAsync(gateway, "maria");
        using var helena = await Uploads.SignedInAsync(gateway);
        var own = await Uploads.UploadedAsync(helena, SampleFiles.Png(), "own.png");
        var other = await Uploads.UploadedAsync(maria, SampleFiles.Png(), "other.png");
        var text = $"look\nhttp://127.0.0.1{own.Path}\nhttp://127.0.0.1{other.Path}";

        gateway.ChatServer.Made[1].Tell(
            new ClientEvent.MessageReceived(Samples.Message(1, "maria", text: text)),
            new ClientEvent.MessageReceived(Samples.Message(2, "helena", text: text, clientId: "c")),
            new ClientEvent.MessageChanged("#lobby", new MessageChange.Redacted("000003", "000001", "maria", Samples.Noon, null)),
            new ClientEvent.MessageChanged("#lobby", new MessageChange.Redacted("000004", "000002", "tomas", Samples.Noon, null)));
        Assert.Equal(text, await taken.Task.WaitAsync(TestContext.Current.CancellationToken));

        var store = gateway.Services.GetRequiredService<FileStore>();
        Assert.Null(store.Find(own.Path.Split('/')[2]));
        Assert.NotNull(store.Find(other.Path.Split('/')[2]));
    }
}
