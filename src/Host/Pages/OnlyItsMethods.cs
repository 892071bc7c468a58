using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Reviews.Host.Pages;

/// <summary>
/// What a page has no handler for is refused (405). Otherwise the framework draws it as if it had been prepared: a view
/// without its case is a mistake at best, and what a handler would have refused is never asked.
/// </summary>
internal sealed class OnlyItsMethods : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerMethod is not null)
            return next();
        // The page that says so is shown under the method that was refused.
        var isSayingSo = context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        context.Result = isSayingSo ? new PageResult() : new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        return Task.CompletedTask;
    }
}
