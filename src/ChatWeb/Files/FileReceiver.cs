using ChatWeb.Configuration;
using ChatWeb.Hosting;
using Microsoft.Extensions.Options;

namespace ChatWeb.Files;

/// <summary>Takes one upload: room first, then the bytes, then a look at what they are. Whatever fails leaves nothing behind.</summary>
internal sealed class FileReceiver(IOptions<GatewayOptions> options, FileStore store, FileQuota quota, TimeProvider time, ILogger<FileReceiver> logger)
{
    /// <summary>Who sends more slowly than that holds room that others could use.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(15);

    private const int BlockLength = 64 * 1024;

    private readonly TokenBuckets _rate = new(options.Value.Files.UploadsPerMinute, time);

    /// <param name="body">The file's bytes.</param>
    /// <param name="length">How many there are said to be.</param>
    /// <param name="name">What it is said to be called.</param>
    /// <param name="owner">Who sends it.</param>
    /// <param name="cancellationToken">The browser has gone.</param>
    public async Task<(SharedFile? File, UploadFault Fault)> ReceiveAsync(Stream body, long? length, string? name, FileOwner owner, CancellationToken cancellationToken)
    {
        var (file, fault) = await TryReceiveAsync(body, length, name, owner, cancellationToken);
        if (file is null)
            FilesLog.Refused(logger, fault);
        else
            FilesLog.Uploaded(logger, file.Kind.Id, file.Size);

        return (file, fault);
    }

    private async Task<(SharedFile?, UploadFault)> TryReceiveAsync(Stream body, long? length, string? name, FileOwner owner, CancellationToken cancellationToken)
    {
        if (length is not { } size)
            return (null, UploadFault.NoLength);

        if (size == 0)
            return (null, UploadFault.Empty);

        if (size > options.Value.Files.MaxFileBytes)
            return (null, UploadFault.TooLarge);

        if (!_rate.TryTake(owner.User))
            return (null, UploadFault.TooFast);

        var (charge, full) = quota.TryTake(owner, size);
        if (charge is null)
            return (null, full);

        SharedFile? kept = null;
        try
        {
            (kept, var fault) = await StoreAsync(body, size, name, charge, cancellationToken);
            return (kept, fault);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            FilesLog.NotStored(logger, failure);
            return (null, UploadFault.NotStored);
        }
        finally
        {
            quota.End(charge);
            if (kept is null)
                charge.Dispose();
        }
    }

    private async Task<(SharedFile?, UploadFault)> StoreAsync(Stream body, long size, string? name, FileCharge charge, CancellationToken cancellationToken)
    {
        using var part = new TemporaryPart(store);
        if (!await TryCopyAsync(body, part.Content, size, cancellationToken))
            return (null, UploadFault.Incomplete);

        part.Content.Position = 0;
        if (FileSniffer.Sniff(part.Content) is not { } kind)
            return (null, UploadFault.WrongKind);

        part.Content.Position = 0;
        if (kind != FileKind.Jpeg)
        {
            var isPicture = kind == FileKind.Png || kind == FileKind.Gif || kind == FileKind.WebP;
            return Keep(part, kind, isPicture, PictureSize.Read(kind, part.Content));
        }

        using var clean = new TemporaryPart(store);
        return Keep(clean, kind, isPicture: true, JpegCleaner.Copy(new BufferedStream(part.Content, BlockLength), clean.Content));

        (SharedFile?, UploadFault) Keep(TemporaryPart content, FileKind kind, bool isPicture, PictureSize? picture) => isPicture && picture is null
            ? (null, UploadFault.Damaged)
            : (store.Keep(content.Content, FileName.Clean(name, kind), kind, picture is { IsShowable: true } ? picture : null, charge), default);
    }

    /// <summary>Whether exactly as many bytes came as were announced; no more of them than that are read.</summary>
    private async Task<bool> TryCopyAsync(Stream body, FileStream target, long size, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        var block = new byte[BlockLength];
        for (var left = size; ;)
        {
            if (await TryReadAsync(body, block, either.Token) is not { } length)
                return false;

            if (length == 0)
                return left == 0;

            left -= length;
            if (left < 0)
                return false;

            await target.WriteAsync(block.AsMemory(0, length), CancellationToken.None);
        }
    }

    /// <summary>Null when the browser went, was too slow, or sent other than it said.</summary>
    private static async Task<int?> TryReadAsync(Stream body, byte[] block, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(block, cancellationToken);
        }
        catch (Exception lost) when (lost is OperationCanceledException or IOException)
        {
            return null;
        }
    }

    /// <summary>A part that is gone afterwards, unless it was kept under its own name.</summary>
    private sealed class TemporaryPart(FileStore store) : IDisposable
    {
        public FileStream Content { get; } = store.CreatePart();

        public void Dispose()
        {
            Content.Dispose();
            File.Delete(Content.Name);
        }
    }
}
