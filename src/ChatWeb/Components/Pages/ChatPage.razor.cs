using ChatWeb.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ChatWeb.Components.Pages;

/// <summary>The chat. Not prerendered: what is shown belongs to the session, and a text box that loses what is typed into it helps nobody.</summary>
public sealed partial class ChatPage
{
    /// <summary>Set by site.js on every page: the browser alone knows its time zone.</summary>
    private const string ZoneCookie = "webchat.zone";

    private static readonly IComponentRenderMode Interactive = new InteractiveServerRenderMode(prerender: false);

    [CascadingParameter] public required HttpContext Context { get; set; }

    private string? Zone => Context.Request.Cookies[ZoneCookie];

    private string Theme => PreferenceEndpoints.ThemeOf(Context) ?? "system";

}
