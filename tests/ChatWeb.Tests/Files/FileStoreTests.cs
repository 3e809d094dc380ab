using ChatWeb.Configuration;
using ChatWeb.Files;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatWeb.Tests.Files;

public sealed class FileStoreTests : IDisposable
{
    private static readonly FileOwner Ana = new("ana", "a");

    private readonly string _folder = Directory.CreateTempSubdirectory("chatweb-files-").FullName;
    private readonly FakeTimeProvider _time = new(Samples.Noon);
    private readonly GatewayOptions _options = new();
    private FileQuota _quota = null!;
    private FileStore _store;

    public FileStoreTests()
    {
        _options.Files.Directory = Path.Combine(_folder, "files");
        _store = Start();
    }

    [Fact]
    public async Task What_was_kept_is_there_after_a_restart_and_still_counts()
    {
        var file = await UploadAsync("a picture.png", SampleFiles.Png(640, 480));
        _options.Files.MaxBytesPerUser = FileQuota.LeastCharge;
        _store = Start();
        Assert.Equal(file, _store.Find(file!.Id));
        Assert.Equal(UploadFault.UserFull, _quota.TryTake(Ana, 1).Fault);
        Assert.True(_store.TryOpen(file, out var content));
        await using (content)
            Assert.Equal(SampleFiles.Png(640, 480).Length, content.Length);
    }

    [Fact]
    public async Task What_a_crash_left_is_removed_by_the_next_start()
    {
        var file = await UploadAsync("kept.png", SampleFiles.Png());
        var id = new string('a', 32);
        foreach (var left in (string[])[$"{id}.part", id, $"{id}.json", $"{file!.Id}.json.{id}.new"])
            await File.WriteAllTextAsync(Path.Combine(_store.Folder, left), "{\"name\":null}", TestContext.Current.CancellationToken);

        _store = Start();
        Assert.Equal([file.Id, $"{file.Id}.json"], Directory.GetFiles(_store.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task What_others_put_into_the_folder_stays_and_is_not_handed_out()
    {
        var file = await UploadAsync("ours.png", SampleFiles.Png());
        foreach (var theirs in (string[])["notes.txt", "abc", $"{new string('a', 31)}"])
            await File.WriteAllTextAsync(Path.Combine(_store.Folder, theirs), "theirs", TestContext.Current.CancellationToken);
        File.Copy(Path.Combine(_store.Folder, $"{file!.Id}.json"), Path.Combine(_store.Folder, "abc.json"));

        _store = Start();
        Assert.Equal(6, Directory.GetFiles(_store.Folder).Length);
        Assert.Equal(1, _store.Count);
        Assert.Null(_store.Find("abc"));
    }

    [Fact]
    public async Task A_disk_that_takes_no_more_is_told_and_nothing_is_left()
    {
        Directory.Delete(_store.Folder);
        var receiver = new FileReceiver(Options.Create(_options), _store, _quota, _time, new KeptLog<FileReceiver>());
        var (_, fault) = await receiver.ReceiveAsync(new MemoryStream([65]), 1, "a.txt", Ana, TestContext.Current.CancellationToken);
        Assert.Equal(UploadFault.NotStored, fault);
        _options.Files.MaxBytesPerUser = FileQuota.LeastCharge;
        Assert.NotNull(_quota.TryTake(Ana, 1).Charge);
    }

    [Fact]
    public async Task An_old_file_is_gone_for_readers_at_once_and_from_the_disk_when_it_is_swept()
    {
        var file = await UploadAsync("old.png", SampleFiles.Png());
        _time.Advance(_options.Files.KeepFor);
        Assert.Null(_store.Find(file!.Id));
        _store.Sweep();
        Assert.Empty(Directory.GetFiles(_store.Folder));
        _options.Files.MaxBytesPerUser = FileQuota.LeastCharge;
        Assert.NotNull(_quota.TryTake(Ana, 1).Charge);
    }

    [Fact]
    public async Task Nobody_but_its_owner_deletes_a_file()
    {
        var file = await UploadAsync("mine.png", SampleFiles.Png());
        Assert.False(_store.Delete(file!.Id, new FileOwner("bia", "a")));
        Assert.True(_store.Delete(file.Id, Ana));
        Assert.False(_store.TryOpen(file, out _));
        Assert.Empty(Directory.GetFiles(_store.Folder));
    }

    [Fact]
    public async Task Files_belong_to_the_gateways_user_alone()
    {
        var file = await UploadAsync("mine.png", SampleFiles.Png());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_store.Folder, file!.Id)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private FileStore Start()
    {
        _quota = new FileQuota(Options.Create(_options));
        var store = new FileStore(Options.Create(_options), _quota, _time, new KeptLog<FileStore>());
        store.Load();
        return store;
    }

    private async Task<SharedFile?> UploadAsync(string name, byte[] content)
    {
        var receiver = new FileReceiver(Options.Create(_options), _store, _quota, _time, new KeptLog<FileReceiver>());
        return (await receiver.ReceiveAsync(new MemoryStream(content), content.Length, name, Ana, TestContext.Current.CancellationToken)).File;
    }
}
