using Microsoft.Extensions.Localization;

namespace ChatWeb.Resources;

/// <summary>What an installed WebChat says about itself, and when it cannot be reached.</summary>
public sealed class InstallTexts(IStringLocalizer<InstallTexts> text)
{
    public string Description => text[nameof(Description)];

    public string OfflineTitle => text[nameof(OfflineTitle)];

    public string OfflineText => text[nameof(OfflineText)];

    public string TryAgain => text[nameof(TryAgain)];
}
