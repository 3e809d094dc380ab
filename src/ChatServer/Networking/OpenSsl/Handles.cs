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

/// <summary>A descriptor of the kernel's, closed once.</summary>
internal sealed class DescriptorHandle() : SafeHandle(-1, ownsHandle: true)
{
    /// <summary>The kernel gives 32 bits: of a failed call's -1 only they are set.</summary>
    public override bool IsInvalid => Number < 0;

    /// <summary>The number, for a call that takes two descriptors, and for OpenSSL.</summary>
    public int Number => unchecked((int)handle);

    protected override bool ReleaseHandle() => NativeMethods.close(Number) == 0;
}
