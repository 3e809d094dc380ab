using ChatWeb.Resources;
using Microsoft.AspNetCore.Antiforgery;

namespace ChatWeb.Authentication;

/// <summary>Lets a form through only with its token. A page that lay open for too long gets a sentence rather than a bare 400.</summary>
internal sealed class AntiforgeryFilter(IAntiforgery antiforgery, SignInTexts texts) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return http.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(http)
            ? await next(context)
            : Results.Text(texts.PageExpired, "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);
    }
}
