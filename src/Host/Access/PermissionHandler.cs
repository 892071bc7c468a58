using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Workflows.Access;

namespace Reviews.Host.Access;

/// <summary>
/// Decides a page's permission. Where the address names a review, task, document or process (route values <c>review</c>,
/// <c>task</c>, <c>document</c>, <c>process</c>), the person must hold it on that review; where it names none, by a standing role or on
/// some review. Starting a review needs a standing role: there is no review yet to be on.
/// </summary>
internal sealed class PermissionHandler(IHttpContextAccessor http, CurrentActor actor, IDbContextFactory<ReviewsDb> contexts)
    : AuthorizationHandler<PermissionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (actor.PersonId is { } person && http.HttpContext is { } request && await MayAsync(person, request, requirement.Permission))
            context.Succeed(requirement);
    }

    private async Task<bool> MayAsync(Guid person, HttpContext request, Permission permission)
    {
        var cancellation = request.RequestAborted;
        if (!permission.IsCaseContent || permission == Permission.StartReview)
            return await actor.MayAsync(permission, cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var (names, reviewId) = await ReviewOfAsync(db, request.Request.RouteValues, cancellation);
        if (names)
            return reviewId is { } id && await actor.MayOnAsync(id, permission, cancellation);
        var roles = RolePermissions.RolesWith(permission).Select(role => role.Id).ToList();
        return await db.Participants.AnyAsync(p => p.PersonId == person && p.Until == null && roles.Contains(p.Role), cancellation)
            || await actor.MayAsync(permission, cancellation);
    }

    private static async Task<(bool Names, Guid? ReviewId)> ReviewOfAsync(ReviewsDb db, RouteValueDictionary route, CancellationToken cancellation)
    {
        if (route["review"] is string review)
        {
            return (true, Guid.TryParse(review, CultureInfo.InvariantCulture, out var id)
                ? id
                : await db.Reviews.Where(r => r.Reference == review).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(cancellation));
        }

        if (route["task"] is string task)
            return (true, Guid.TryParse(task, CultureInfo.InvariantCulture, out var id) ? await db.ReviewTasks.Where(t => t.Id == id).Select(t => (Guid?)t.ReviewId).SingleOrDefaultAsync(cancellation) : null);
        if (route["document"] is string document)
            return (true, Guid.TryParse(document, CultureInfo.InvariantCulture, out var id) ? await db.Documents.Where(d => d.Id == id).Select(d => (Guid?)d.ReviewId).SingleOrDefaultAsync(cancellation) : null);
        if (route["process"] is string process)
            return (true, Guid.TryParse(process, CultureInfo.InvariantCulture, out var id) ? await db.ProcessInstances.Where(p => p.Id == id).Select(p => (Guid?)p.ReviewId).SingleOrDefaultAsync(cancellation) : null);
        return (false, null);
    }
}
