namespace ChatWeb.Components;

/// <summary>
/// The modules that the chat's components call as soon as they are drawn: loaded side by side and not one after the other, and while somebody
/// types their name on the sign-in page.
/// </summary>
internal static class ChatModules
{
    public static readonly string[] All =
    [
        "Components/Chat/ChatApp.razor.js", "Components/Chat/Composer.razor.js", "outbox.js", "Components/Chat/EmojiPicker.razor.js", "Components/Chat/MessageList.razor.js",
        "Components/Chat/MessageActions.razor.js", "Components/Finding/PreferenceKeeper.razor.js", "Components/Finding/ShortcutKeys.razor.js",
        "Components/Notices/NoticeTeller.razor.js", "Components/Sharing/Lightbox.razor.js", "Components/Sharing/UploadTray.razor.js",
    ];
}
