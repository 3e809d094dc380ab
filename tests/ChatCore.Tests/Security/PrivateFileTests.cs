using ChatCore.Security;

namespace ChatCore.Tests.Security;

public sealed class PrivateFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"private-{Guid.NewGuid():N}");

    private string File => Path.Combine(_folder, "secret");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public PrivateFileTests() => PrivateFile.CreateFolder(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_written_replaces_what_was_there_and_leaves_nothing_beside()
    {
        PrivateFile.Write(File, "a longer text, with ö");
        Assert.Equal("a longer text, with ö", await System.IO.File.ReadAllTextAsync(File, Cancellation));

        await PrivateFile.WriteAsync(File, "short"u8.ToArray(), Cancellation);
        Assert.Equal("short", await System.IO.File.ReadAllTextAsync(File, Cancellation));
        Assert.Equal([File], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_file_that_others_could_read_becomes_private()
    {
        if (OperatingSystem.IsWindows())
            return; // It has no such file modes.

        foreach (var write in new Func<Task>[] { Write, () => PrivateFile.WriteAsync(File, "new"u8.ToArray(), Cancellation) })
        {
            await System.IO.File.WriteAllTextAsync(File, "old", Cancellation);
            System.IO.File.SetUnixFileMode(File, OwnerOnly | UnixFileMode.OtherRead);
            await write();
            Assert.Equal(OwnerOnly, System.IO.File.GetUnixFileMode(File));
        }

        Task Write()
        {
            PrivateFile.Write(File, "new");
            return Task.CompletedTask;
        }
    }

    [Fact]
    public void Only_its_owner_may_enter_a_folder()
    {
        if (OperatingSystem.IsWindows())
            return; // It has no such file modes.

        var inner = Path.Combine(_folder, "a", "b");
        PrivateFile.CreateFolder(inner);
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(inner));
    }

    [Fact]
    public void A_failure_leaves_the_folder_as_it_was()
    {
        Directory.CreateDirectory(File);
        Assert.ThrowsAny<SystemException>(() => PrivateFile.Write(File, "text"));
        Assert.Equal([File], Directory.GetFileSystemEntries(_folder));
    }
}
