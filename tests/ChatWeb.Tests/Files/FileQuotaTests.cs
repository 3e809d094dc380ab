using ChatWeb.Configuration;
using ChatWeb.Files;
using Microsoft.Extensions.Options;

namespace ChatWeb.Tests.Files;

public sealed class FileQuotaTests
{
    private const long Megabyte = 1 << 20;

    private readonly FileQuota _quota;

    public FileQuotaTests()
    {
        var options = new GatewayOptions();
        (options.Files.MaxBytesPerUser, options.Files.MaxBytesPerAddress, options.Files.MaxBytes) = (2 * Megabyte, 3 * Megabyte, 4 * Megabyte);
        _quota = new FileQuota(Options.Create(options));
    }

    [Fact]
    public void A_user_an_address_and_all_together_have_their_limits()
    {
        Assert.NotNull(Take("ana", "a", 2 * Megabyte).Charge);
        Assert.Equal(UploadFault.UserFull, Take("ana", "b", 1).Fault);
        Assert.NotNull(Take("bia", "a", Megabyte).Charge);
        Assert.Equal(UploadFault.AddressFull, Take("caio", "a", 1).Fault);
        Assert.NotNull(Take("davi", "b", Megabyte).Charge);
        Assert.Equal(UploadFault.StoreFull, Take("eva", "c", 1).Fault);
    }

    [Fact]
    public void What_did_not_come_or_is_deleted_gives_its_room_back_once()
    {
        var charge = Take("ana", "a", 2 * Megabyte).Charge!;
        charge.Shrink(Megabyte);
        var second = Take("ana", "a", Megabyte).Charge!;
        Assert.Equal(UploadFault.UserFull, Take("ana", "a", 1).Fault);
        charge.Dispose();
        charge.Dispose();
        Assert.NotNull(Take("ana", "a", Megabyte).Charge);
        Assert.Equal(UploadFault.UserFull, Take("ana", "a", 1).Fault);
        second.Dispose();
    }

    [Fact]
    public void Many_small_files_count_for_more_than_their_bytes()
    {
        for (var number = 0; number < 2 * Megabyte / FileQuota.LeastCharge; number++)
            Assert.NotNull(Take("ana", "a", 1).Charge);

        Assert.Equal(UploadFault.UserFull, Take("ana", "a", 1).Fault);
    }

    [Fact]
    public void Uploads_at_the_same_time_are_few()
    {
        var owner = new FileOwner("ana", "a");
        var charges = Enumerable.Range(0, FileQuota.UploadsAtOnce).Select(_ => _quota.TryTake(owner, 1).Charge!).ToList();
        Assert.Equal(UploadFault.TooManyAtOnce, _quota.TryTake(owner, 1).Fault);
        _quota.End(charges[0]);
        Assert.NotNull(_quota.TryTake(owner, 1).Charge);
    }

    [Fact]
    public async Task Nobody_gets_more_by_taking_at_the_same_time()
    {
        var taken = 0L;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() =>
        {
            if (Take($"user {number % 10}", $"address {number % 7}", Megabyte / 4).Charge is { } charge)
                Interlocked.Add(ref taken, charge.Bytes);
        })));
        Assert.Equal(4 * Megabyte, taken);
    }

    private (FileCharge? Charge, UploadFault Fault) Take(string user, string address, long size)
    {
        var result = _quota.TryTake(new FileOwner(user, address), size);
        if (result.Charge is { } charge)
            _quota.End(charge);

        return result;
    }
}
