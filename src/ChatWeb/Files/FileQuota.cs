using ChatWeb.Configuration;
using Microsoft.Extensions.Options;

namespace ChatWeb.Files;

/// <summary>
/// How much is kept of whom. Room is taken before a file comes and given back when it does not, so that uploads at the same time cannot
/// together take more than there is. A small file counts as <see cref="LeastCharge"/>, which bounds their number, too.
/// </summary>
internal sealed class FileQuota(IOptions<GatewayOptions> options)
{
    public const long LeastCharge = 64 * 1024;
    public const int UploadsAtOnce = 4;
    public const int AllUploadsAtOnce = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _byUser = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _underWay = new(StringComparer.Ordinal);
    private long _total;
    private int _allUnderWay;

    /// <summary>Takes room for a file that is about to come.</summary>
    public (FileCharge? Charge, UploadFault Fault) TryTake(FileOwner owner, long size)
    {
        var limits = options.Value.Files;
        var charge = new FileCharge(this, owner.User, owner.Address, Math.Max(size, LeastCharge));
        lock (_gate)
        {
            if (_underWay.GetValueOrDefault(owner.User) >= UploadsAtOnce || _allUnderWay >= AllUploadsAtOnce)
                return (null, UploadFault.TooManyAtOnce);

            if (_byUser.GetValueOrDefault(owner.User) + charge.Bytes > limits.MaxBytesPerUser)
                return (null, UploadFault.UserFull);

            if (_byAddress.GetValueOrDefault(owner.Address) + charge.Bytes > limits.MaxBytesPerAddress)
                return (null, UploadFault.AddressFull);

            if (_total + charge.Bytes > limits.MaxBytes)
                return (null, UploadFault.StoreFull);

            Add(_underWay, owner.User, 1);
            _allUnderWay++;
            Add(charge, charge.Bytes);
            return (charge, default);
        }
    }

    /// <summary>Counts a file that lay there when the gateway started, whatever the limits are by now. Where it came from is not known any more.</summary>
    public FileCharge Count(SharedFile file)
    {
        var charge = new FileCharge(this, file.Owner, address: null, Math.Max(file.Size, LeastCharge));
        lock (_gate)
            Add(charge, charge.Bytes);

        return charge;
    }

    /// <summary>The upload is over, one way or another.</summary>
    internal void End(FileCharge charge)
    {
        lock (_gate)
        {
            Add(_underWay, charge.User, -1);
            _allUnderWay--;
        }
    }

    internal void GiveBack(FileCharge charge, long bytes)
    {
        lock (_gate)
            Add(charge, -bytes);
    }

    private void Add(FileCharge charge, long bytes)
    {
        _total += bytes;
        Add(_byUser, charge.User, bytes);
        if (charge.Address is { } address)
            Add(_byAddress, address, bytes);
    }

    private static void Add(Dictionary<string, long> counts, string key, long difference)
    {
        if (counts.GetValueOrDefault(key) + difference is > 0 and var sum)
            counts[key] = sum;
        else
            counts.Remove(key);
    }
}

/// <summary>The room that one file has; given back once, when it is disposed.</summary>
internal sealed class FileCharge(FileQuota quota, string user, string? address, long bytes) : IDisposable
{
    private int _isOver;

    public string User => user;

    public string? Address => address;

    public long Bytes { get; private set; } = bytes;

    /// <summary>The file turned out smaller than was announced.</summary>
    public void Shrink(long size)
    {
        var spare = Bytes - Math.Max(size, FileQuota.LeastCharge);
        if (spare <= 0)
            return;

        Bytes -= spare;
        quota.GiveBack(this, spare);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
            quota.GiveBack(this, Bytes);
    }
}
