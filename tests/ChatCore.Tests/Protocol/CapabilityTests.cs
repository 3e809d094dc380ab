using ChatCore.Protocol;

namespace ChatCore.Tests.Protocol;

public sealed class CapabilityTests
{
    [Fact]
    public void Names_and_bits_belong_together()
    {
        Assert.Equal(Capability.ChatHistory, Capabilities.Find("draft/chathistory"));
        Assert.Null(Capabilities.Find("Batch"));
        Assert.All(Capabilities.Names(Capabilities.All), name => Assert.Contains(name, Capabilities.Names(Capabilities.Find(name)!.Value)));
        Assert.Equal(["no-implicit-names", "draft/no-implicit-names"], Capabilities.Names(Capability.NoImplicitNames));
        Assert.True((Capability.Batch | Capability.ServerTime).Has(Capability.Batch));
        Assert.False(Capability.Batch.Has(Capability.Batch | Capability.ServerTime));
    }
}
