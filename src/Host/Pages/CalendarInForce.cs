using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Storage;

namespace Reviews.Host.Pages;

/// <summary>No page counts days by bank holidays that another host, or the command line, has changed meanwhile.</summary>
internal sealed class CalendarInForce(HolidayCalendar calendar, IDbContextFactory<ReviewsDb> contexts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // After a failure the page says only what needs no database: it may be the database that failed.
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
        {
            await using var db = await contexts.CreateDbContextAsync(context.HttpContext.RequestAborted);
            await calendar.RefreshAsync(db, context.HttpContext.RequestAborted);
        }

        await next();
    }
}
