using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;
using Reviews.Host.Queries;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Pages;

/// <summary>What the layout shows around every page: the partnership's name, the menu, and the demonstration's time.</summary>
internal sealed class PageFrame(SetupState setup, MenuOf menus, CurrentActor actor, HostMode mode, IClock clock) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // After a failure the page says only what needs no database: it may be the database that failed.
        if (context.HandlerInstance is PageModel page && context.HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
            await FrameAsync(page, context.HttpContext.RequestAborted);
        await next();
    }

    private async Task FrameAsync(PageModel page, CancellationToken cancellation)
    {
        page.ViewData["Partnership"] = await setup.PartnershipNameAsync(cancellation);
        page.ViewData["Menu"] = await menus.PersonAsync(actor.PersonId, cancellation);
        if (mode.IsDemo)
            page.ViewData["DemoTime"] = LondonWords.Of(LondonTime.ToLocal(clock.GetCurrentInstant()));
    }
}
