using ChatWeb.Components.Sharing;
using ChatWeb.Resources;

namespace ChatWeb.Files;

/// <summary>What sharing files is made of.</summary>
internal static class FileServices
{
    public static void AddFiles(this IServiceCollection services)
    {
        services.AddSingleton<FileQuota>();
        services.AddSingleton<FileStore>();
        services.AddSingleton<FileReceiver>();
        services.AddHostedService<FileSweeper>();
        services.AddHostedService<FileWithdrawal>();
        services.AddSingleton<FileLinks>();
        services.AddSingleton<FileTexts>();
    }
}
