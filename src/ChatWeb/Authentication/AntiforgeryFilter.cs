using ChatWeb.Hosting;
using ChatWeb.Resources;
using Microsoft.AspNetCore.Antiforgery;

namespace ChatWeb.Authentication;

/// <summary>
/// Lets a form through only with its token. Who comes from a page that lay open for too long gets it afresh, with a sentence that says so;
/// a program gets a 400.
/// </summary>
internal sealed class AntiforgeryFilter(IAntiforgery antiforgery, SignInTexts texts) : IEndpointFilter
{
    /// <summary>The page to begin with, which tells that the one before was too old.</summary>
    public const string ExpiredPage = "/?expired";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(http))
            return await next(context);

        return http.Request.WantsPage()
            ? new SeeOtherResult(ExpiredPage)
            : Results.Text(texts.FaultPageExpired, "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);
    }
}
