using System.Buffers;
using System.Text;

namespace ChatCore.Protocol;

/// <summary>Turns a <see cref="Message"/> into the bytes of a line, with the tags that its receiver asked for.</summary>
public static class MessageWriter
{
    /// <summary>The bytes a line may take without its tags, CR LF included (Modern IRC, messages).</summary>
    public const int MaxLineBytes = 512;

    /// <summary>Where this thread puts lines together; it grows to the longest line so far, and those are bounded.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _workspace;

    /// <summary>Writes the line with CR LF.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="message">The line; its verb and parameters must not hold NUL, CR or LF.</param>
    /// <param name="capabilities">What the receiver negotiated: decides which tags it is shown.</param>
    /// <exception cref="ArgumentException">
    /// A parameter cannot stand on a line: it holds NUL, CR or LF, or is not the last and is empty, holds a space or begins with a colon.
    /// </exception>
    public static void Write(IBufferWriter<byte> output, Message message, Capability capabilities)
    {
        WriteTags(output, message.Tags, capabilities);
        if (message.Source is { } source)
        {
            WriteText(output, ":");
            WriteText(output, source.ToString());
            WriteText(output, " ");
        }

        WriteText(output, message.Verb);
        for (var i = 0; i < message.Parameters.Count; i++)
            WriteParameter(output, message.Parameters[i], isLast: i == message.Parameters.Count - 1);

        output.Write("\r\n"u8);
    }

    /// <summary>The bytes of the line with CR LF, in an array of their own.</summary>
    /// <inheritdoc cref="Write" path="/param"/>
    /// <inheritdoc cref="Write" path="/exception"/>
    public static byte[] ToBytes(Message message, Capability capabilities)
    {
        var output = _workspace ??= new ArrayBufferWriter<byte>(MaxLineBytes);
        output.ResetWrittenCount();
        Write(output, message, capabilities);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The line as text, with every tag and without CR LF.</summary>
    public static string ToText(Message message) => Encoding.UTF8.GetString(ToBytes(message, Capabilities.All)).TrimEnd();

    /// <summary>How many bytes the line takes without its tags, CR LF included: what <see cref="MaxLineBytes"/> bounds.</summary>
    public static int LengthWithoutTags(Message message)
    {
        var length = Encoding.UTF8.GetByteCount(message.Verb) + 2;
        if (message.Source is { } source)
            length += Encoding.UTF8.GetByteCount(source.ToString()) + 2;

        for (var i = 0; i < message.Parameters.Count; i++)
        {
            var parameter = message.Parameters[i];
            length += Encoding.UTF8.GetByteCount(parameter) + (NeedsColon(parameter) ? 2 : 1);
        }

        return length;
    }

    private static void WriteTags(IBufferWriter<byte> output, MessageTags tags, Capability capabilities)
    {
        var first = true;
        foreach (var (key, value) in tags.AsSpan())
        {
            if (!capabilities.Has(TagNames.Required(key)))
                continue;

            WriteText(output, first ? "@" : ";");
            first = false;
            WriteText(output, key);
            if (value is null)
                continue;

            WriteText(output, "=");
            WriteText(output, MessageTags.Escape(value));
        }

        if (!first)
            WriteText(output, " ");
    }

    private static void WriteParameter(IBufferWriter<byte> output, string parameter, bool isLast)
    {
        if (parameter.AsSpan().ContainsAny('\0', '\r', '\n'))
            throw new ArgumentException("A parameter may not hold NUL, CR or LF.", nameof(parameter));

        var needsColon = NeedsColon(parameter);
        if (needsColon && !isLast)
            throw new ArgumentException($"Only the last parameter may be empty, hold a space or begin with a colon: '{parameter}'.", nameof(parameter));

        WriteText(output, needsColon ? " :" : " ");
        WriteText(output, parameter);
    }

    private static bool NeedsColon(string parameter) =>
        parameter.Length == 0 || parameter[0] == ':' || parameter.Contains(' ', StringComparison.Ordinal);

    private static void WriteText(IBufferWriter<byte> output, string text) => Encoding.UTF8.GetBytes(text, output);
}
