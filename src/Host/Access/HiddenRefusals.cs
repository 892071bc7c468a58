using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Reviews.Host.Access;

/// <summary>
/// What a signed-in person may not see looks as if it were not there: 404 in both cases, with the same page. Nobody signed in
/// is sent to sign in; what a task's form brings then is caught first, and the sign-in says so.
/// </summary>
internal sealed class HiddenRefusals : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (authorizeResult.Challenged && await context.RequestServices.GetRequiredService<LostAnswers>().CatchAsync(context.RequestAborted))
            context.Response.Redirect("/sign-in" + QueryString.Create("ReturnUrl", context.Request.Path + context.Request.QueryString).Add("kept", "true"));
        else
            await usual.HandleAsync(next, context, policy, authorizeResult);
    }
}
