using System.Text.Json;
using ChatCore.Security;
using ChatWeb.Configuration;
using Microsoft.Extensions.Options;

namespace ChatWeb.Sessions.Tickets;

/// <summary>
/// The tickets on the disk, one small file for each session: its header, and the content that only the browser's key opens. The files are
/// named by a hash of the session's id, so that the folder does not give cookies away. When there are <see cref="Limit"/> of them the one
/// that was seen least recently makes room: its browser signs in anew.
/// </summary>
internal sealed class TicketStore
{
    public const int Limit = 10_000;
    private const string Extension = ".ticket";

    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly ILogger<TicketStore> _logger;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TicketHeader> _headers = new(StringComparer.Ordinal);

    public TicketStore(IOptions<GatewayOptions> options, TimeProvider time, ILogger<TicketStore> logger)
    {
        (_folder, _time, _logger) = (Path.Combine(options.Value.DataDirectory, "sessions"), time, logger);
        Load();
    }

    /// <summary>The ticket's name: all that others, and the disk, learn of the session's id.</summary>
    public static string NameOf(SessionId id) => TextHash.Of(id.Value);

    public void Add(string name, TicketHeader header, byte[] content)
    {
        lock (_gate)
        {
            if (!_headers.ContainsKey(name) && _headers.Count >= Limit)
                Remove(_headers.MinBy(known => known.Value.LastSeen).Key);

            _headers[name] = header;
            Write(name, header, content);
        }
    }

    /// <summary>Brings a ticket up to date; one that was forgotten meanwhile stays so.</summary>
    /// <param name="name">Which.</param>
    /// <param name="header">What is to be known of it.</param>
    /// <param name="content">The content to write, or null when the disk can wait.</param>
    /// <returns>Whether there is such a ticket.</returns>
    public bool Update(string name, TicketHeader header, byte[]? content)
    {
        lock (_gate)
        {
            if (!_headers.ContainsKey(name))
                return false;

            _headers[name] = header;
            if (content is not null)
                Write(name, header, content);

            return true;
        }
    }

    public (TicketHeader Header, byte[] Content)? Find(string name)
    {
        lock (_gate)
        {
            return _headers.TryGetValue(name, out var header) && !header.IsExpired(_time.GetUtcNow()) && Read(PathOf(name)) is var (_, content)
                ? (header, content)
                : null;
        }
    }

    public bool Contains(string name)
    {
        lock (_gate)
            return _headers.ContainsKey(name);
    }

    /// <summary>The tickets of one owner, as far as they have not expired.</summary>
    public IReadOnlyList<(string Name, TicketHeader Header)> Of(string owner)
    {
        var now = _time.GetUtcNow();
        lock (_gate)
            return [.. _headers.Where(known => known.Value.Owner == owner && !known.Value.IsExpired(now)).Select(known => (known.Key, known.Value))];
    }

    public void Forget(string name)
    {
        lock (_gate)
            Remove(name);
    }

    public void ForgetExpired()
    {
        var now = _time.GetUtcNow();
        lock (_gate)
        {
            foreach (var (name, _) in _headers.Where(known => known.Value.IsExpired(now)).ToList())
                Remove(name);
        }
    }

    private void Load()
    {
        foreach (var path in Directory.Exists(_folder) ? Directory.GetFiles(_folder, "*" + Extension) : [])
        {
            if (_headers.Count < Limit && Read(path) is var (header, _))
                _headers[Path.GetFileNameWithoutExtension(path)] = header;
            else
                Delete(path);
        }
    }

    private void Remove(string name)
    {
        if (_headers.Remove(name))
            Delete(PathOf(name));
    }

    /// <summary>A gateway that cannot write goes on: its users sign in anew after a restart.</summary>
    private void Write(string name, TicketHeader header, byte[] content)
    {
        try
        {
            PrivateFile.CreateFolder(_folder);
            PrivateFile.Write(PathOf(name), $"{JsonSerializer.Serialize(header)}\n{Convert.ToBase64String(content)}\n");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            SessionLog.TicketNotWritten(_logger, failure.Message);
        }
    }

    private void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            SessionLog.TicketNotWritten(_logger, failure.Message);
        }
    }

    /// <summary>Null for what this class never wrote.</summary>
    private static (TicketHeader Header, byte[] Content)? Read(string path)
    {
        try
        {
            return File.ReadAllLines(path) is [var header, var content] && JsonSerializer.Deserialize<TicketHeader>(header) is { Owner: not null } read
                ? (read, Convert.FromBase64String(content))
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            return null;
        }
    }

    private string PathOf(string name) => Path.Combine(_folder, name + Extension);
}
