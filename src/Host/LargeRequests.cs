using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Reviews.Host.Uploads;

namespace Reviews.Host;

/// <summary>
/// A request that says it is larger than its page takes is answered 413 with a page. A browser reads no answer while it is
/// still sending, and shows a lost connection instead: so what it sends is read to its end, and dropped.
/// </summary>
internal sealed class LargeRequests(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit is { IsReadOnly: false, MaxRequestBodySize: { } most } && context.Request.ContentLength > most)
        {
            limit.MaxRequestBodySize = RequestLimits.Drained;
            if (context.Request.ContentLength <= RequestLimits.Drained)
                await DrainAsync(context.Request.Body, context.RequestAborted);
            // Nothing is left to be read as a form by the page that says so.
            context.Request.ContentType = null;
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        await next(context);
    }

    private static async Task DrainAsync(Stream body, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            while (await body.ReadAsync(buffer, cancellation) > 0)
            {
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
