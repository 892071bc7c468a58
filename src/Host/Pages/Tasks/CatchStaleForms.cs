using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Reviews.Host.Access;

namespace Reviews.Host.Pages.Tasks;

/// <summary>
/// A task's form that was drawn before somebody signed in anew is refused as every form is; but what was typed is caught, and
/// the page comes again with it. Typed by somebody else, it waits for them, and says nothing to whoever is signed in now.
/// </summary>
internal sealed class CatchStaleForms(LostAnswers lost, CurrentActor actor) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (context.Result is IAntiforgeryValidationFailedResult && request.HasFormContentType
            && await lost.CatchAsync(await request.ReadFormAsync(context.HttpContext.RequestAborted), context.HttpContext.RequestAborted) is { } writer
            && writer == actor.PersonId)
            context.Result = new LocalRedirectResult(request.Path + request.QueryString.Value);
        await next();
    }
}
