using ChatWeb.Authentication;
using ChatWeb.Configuration;
using ChatWeb.Resources;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ChatWeb.Files;

/// <summary>
/// Files over plain HTTP. Browsers that are signed in upload, with the page's token; whoever has a link reads. What is read can do nothing: it
/// is a picture or it is saved, and it has no rights of this site in either case.
/// </summary>
internal static class FileEndpoints
{
    public const string NameHeader = "X-File-Name";

    private const string UploadPath = "/files";
    private const string FilePath = "/files/{id}/{slug}";
    private const string Sandbox = "default-src 'none'; frame-ancestors 'none'; sandbox";
    private const string Download = "application/octet-stream";

    public static void MapFiles(this IEndpointRouteBuilder endpoints)
    {
        if (!endpoints.ServiceProvider.GetRequiredService<IOptions<GatewayOptions>>().Value.Files.Enabled)
            return;

        endpoints.MapPost(UploadPath, (Delegate)UploadAsync);
        endpoints.MapDelete(FilePath, (Delegate)DeleteAsync);
        endpoints.MapMethods(FilePath, [HttpMethods.Get, HttpMethods.Head], (Delegate)Read);
    }

    private static async Task<IResult> UploadAsync(
        HttpContext context, IAntiforgery antiforgery, UserSessionDirectory sessions, FileReceiver receiver, IOptions<GatewayOptions> options, FileTexts texts)
    {
        var (session, fault) = await AuthenticateAsync(context, antiforgery, sessions);
        if (session is null)
            return Refused(fault, texts);

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bodySize)
            bodySize.MaxRequestBodySize = options.Value.Files.MaxFileBytes;

        var name = Uri.UnescapeDataString(context.Request.Headers[NameHeader].ToString());
        (var file, fault) = await receiver.ReceiveAsync(
            context.Request.Body, context.Request.ContentLength, name, FileOwner.Of(session), context.RequestAborted);
        return file is null
            ? Refused(fault, texts)
            : Results.Json(new Uploaded(options.Value.Files.Origin + file.Path, file.Path, file.Name, file.Kind.Label, file.Size), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> DeleteAsync(
        string id, HttpContext context, IAntiforgery antiforgery, UserSessionDirectory sessions, FileStore store, FileTexts texts)
    {
        var (session, fault) = await AuthenticateAsync(context, antiforgery, sessions);
        if (session is null)
            return Refused(fault, texts);

        return store.Delete(id, FileOwner.Of(session)) ? Results.NoContent() : Missing(texts);
    }

    private static IResult Read(string id, string slug, HttpContext context, FileStore store, FileTexts texts)
    {
        if (store.Find(id) is not { } file || file.Slug != slug || !store.TryOpen(file, out var content))
            return Missing(texts);

        var disposition = new ContentDispositionHeaderValue(file.Picture is null ? "attachment" : "inline");
        disposition.SetHttpFileName(file.Name);
        var headers = context.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = Sandbox;
        headers.CacheControl = "private, max-age=86400, immutable";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["X-Robots-Tag"] = "noindex";
        return Results.Stream(
            content, file.Picture is null ? Download : file.Kind.MediaType, fileDownloadName: null, file.At, new EntityTagHeaderValue($"\"{file.Id}\""), enableRangeProcessing: true);
    }

    private static async Task<(UserSession? Session, UploadFault Fault)> AuthenticateAsync(
        HttpContext context, IAntiforgery antiforgery, UserSessionDirectory sessions)
    {
        if (SessionCookie.FindId(context.User) is not { } id || sessions.Find(id) is not { } session)
            return (null, UploadFault.SessionOver);

        return await antiforgery.IsRequestValidAsync(context) ? (session, default) : (null, UploadFault.PageExpired);
    }

    private static IResult Refused(UploadFault fault, FileTexts texts) =>
        Results.Text(UploadFaults.TextOf(fault, texts), "text/plain; charset=utf-8", statusCode: UploadFaults.StatusOf(fault));

    private static IResult Missing(FileTexts texts) =>
        Results.Text(texts.Missing, "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);

    /// <param name="Address">What to write into a message: complete when the operator named the gateway's address, else from the site's root.</param>
    /// <param name="Path">Where it is on this site.</param>
    /// <param name="Name">What it is called by now.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="Size">Its bytes.</param>
    private sealed record Uploaded(string Address, string Path, string Name, string Kind, long Size);
}
