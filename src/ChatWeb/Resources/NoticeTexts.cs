using Microsoft.Extensions.Localization;

namespace ChatWeb.Resources;

/// <summary>What the page says about notifications.</summary>
public sealed class NoticeTexts(IStringLocalizer<NoticeTexts> text)
{
    public string Notifications => text[nameof(Notifications)];

    public string Desktop => text[nameof(Desktop)];

    public string DesktopHint => text[nameof(DesktopHint)];

    public string Denied => text[nameof(Denied)];

    public string Unsupported => text[nameof(Unsupported)];

    public string Sound => text[nameof(Sound)];

    public string Try => text[nameof(Try)];

    public string Quiet => text[nameof(Quiet)];

    public string QuietOff => text[nameof(QuietOff)];

    public string QuietHalfHour => text[nameof(QuietHalfHour)];

    public string QuietHour => text[nameof(QuietHour)];

    public string QuietMorning => text[nameof(QuietMorning)];

    public string QuietAlways => text[nameof(QuietAlways)];

    public string QuietUntil(string time) => text[nameof(QuietUntil), time];

    public string QuietNow => text[nameof(QuietNow)];

    public string From(string sender, string conversation) => text[nameof(From), sender, conversation];
}
