using Microsoft.Extensions.Localization;

namespace ChatWeb.Resources;

/// <summary>What the page says about files: while they are uploaded, where they are shown, and why one was not taken.</summary>
public sealed class FileTexts(IStringLocalizer<FileTexts> text)
{
    public string Attach => text[nameof(Attach)];

    public string Attachments => text[nameof(Attachments)];

    public string Drop => text[nameof(Drop)];

    public string RemoveIt => text[nameof(RemoveIt)];

    public string RetryIt => text[nameof(RetryIt)];

    public string ProgressOf => text[nameof(ProgressOf)];

    public string Waiting => text[nameof(Waiting)];

    public string Ready => text[nameof(Ready)];

    public string Lost => text[nameof(Lost)];

    public string TooMany => text[nameof(TooMany)];

    public string SentLater => text[nameof(SentLater)];

    public string SomeFailed => text[nameof(SomeFailed)];

    public string ShowIt(string name) => text[nameof(ShowIt), name];

    public string Picture => text[nameof(Picture)];

    public string Previous => text[nameof(Previous)];

    public string Next => text[nameof(Next)];

    public string Download => text[nameof(Download)];

    public string Close => text[nameof(Close)];

    public string Missing => text[nameof(Missing)];

    public string FaultSessionOver => text[nameof(FaultSessionOver)];

    public string FaultPageExpired => text[nameof(FaultPageExpired)];

    public string FaultEmpty => text[nameof(FaultEmpty)];

    public string FaultTooLarge => text[nameof(FaultTooLarge)];

    public string FaultTooFast => text[nameof(FaultTooFast)];

    public string FaultUserFull => text[nameof(FaultUserFull)];

    public string FaultStoreFull => text[nameof(FaultStoreFull)];

    public string FaultWrongKind => text[nameof(FaultWrongKind)];

    public string FaultDamaged => text[nameof(FaultDamaged)];

    public string FaultNotStored => text[nameof(FaultNotStored)];

    public string FaultIncomplete => text[nameof(FaultIncomplete)];
}
