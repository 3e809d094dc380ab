using System.Globalization;
using System.Runtime.InteropServices;

namespace ChatServer.Networking.OpenSsl;

/// <summary>Whether this system has the OpenSSL that the transport needs: version 3, on Linux.</summary>
internal static class OpenSslLibrary
{
    private const nuint Version3 = 0x3000_0000;

    /// <summary>Null when it can be used, otherwise why not.</summary>
    public static string? FindObstacle()
    {
        if (!OperatingSystem.IsLinux())
            return "it is for Linux";

        if (!NativeLibrary.TryLoad("libssl.so.3", out _) || !NativeLibrary.TryLoad("libcrypto.so.3", out _))
        {
            return NativeLibrary.TryLoad("libssl.so.1.1", out _)
                ? "this system has OpenSSL 1.1, and version 3 is needed"
                : "this system has no libssl.so.3";
        }

        var version = NativeMethods.OpenSSL_version_num();
        return version >= Version3
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"libcrypto.so.3 says it is version {version:x}, and version 3 is needed");
    }

    /// <summary>The reason of the oldest error in this thread's queue, which is then emptied.</summary>
    public static string TakeError()
    {
        var text = Marshal.PtrToStringUTF8(NativeMethods.ERR_reason_error_string(NativeMethods.ERR_get_error()));
        NativeMethods.ERR_clear_error();
        return text ?? "unknown error";
    }
}
