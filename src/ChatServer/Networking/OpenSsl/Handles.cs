using System.Runtime.InteropServices;

namespace ChatServer.Networking.OpenSsl;

/// <summary>An <c>SSL_CTX</c>, freed once.</summary>
internal sealed class SslContextHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.SSL_CTX_free(handle);
        return true;
    }
}

/// <summary>An <c>SSL</c>, freed once.</summary>
internal sealed class SslHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.SSL_free(handle);
        return true;
    }
}

/// <summary>A descriptor of the kernel's that is no socket, closed once.</summary>
internal sealed class DescriptorHandle() : SafeHandle(-1, ownsHandle: true)
{
    public override bool IsInvalid => handle < 0;

    /// <summary>The number, for a call that takes two descriptors.</summary>
    public int Number => (int)handle;

    protected override bool ReleaseHandle() => NativeMethods.close((int)handle) == 0;
}
