using ChatServer.Configuration;
using ChatServer.Networking;
using ChatServer.Questions;

namespace ChatServer.Running;

/// <summary>What REHASH reads again: the configuration, and the certificates in the files that were named at the start.</summary>
internal sealed class ConfigurationReload(string? configFile)
{
    private readonly List<(Listener Listener, Func<ServerCertificate?> Load)> _listeners = [];

    public void Add(Listener listener, Func<ServerCertificate?> load) => _listeners.Add((listener, load));

    /// <summary>All or nothing: connections that come later are shown the new certificates.</summary>
    public Reloaded Read()
    {
        try
        {
            var options = OptionsLoader.Load(OptionsLoader.ReadSources(configFile));
            var renewed = _listeners.Select(entry => (entry.Listener, Certificate: entry.Load())).ToArray();
            foreach (var (listener, certificate) in renewed)
                listener.Show(certificate);
            return new Reloaded(options);
        }
        catch (ConfigurationException wrong)
        {
            return new Reloaded(null, wrong.Message);
        }
    }
}
