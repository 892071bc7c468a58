using Microsoft.EntityFrameworkCore;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Queries;

/// <summary>What somebody may start, for which partnership, and the timetable it would have. Null for whoever may start nothing.</summary>
internal sealed class StartChoices(ReviewsDb db, DefinitionShelf definitions, HolidayCalendar calendar)
{
    /// <summary>Those somebody may start a review for: by a role held there, or by one of the whole system in every one; in the order they are read in.</summary>
    public async Task<IReadOnlyList<Partnership>> PartnershipsAsync(Guid? personId, CancellationToken cancellation)
    {
        if (!(await CaseAccess.StandingAsync(db, personId, cancellation)).Any(group => RolePermissions.May(group.Role, Permission.StartReview)))
            return [];
        var roles = RolePermissions.RolesWith(Permission.StartReview).Select(role => role.Id).ToList();
        var held = await db.RoleAssignments.AsNoTracking().Where(a => a.PersonId == personId && a.Until == null && roles.Contains(a.Role)).Select(a => a.Partnership).Distinct().ToListAsync(cancellation);
        return [.. definitions.Partnerships.Where(partnership => held.Contains(null) || held.Contains(partnership.Id))];
    }

    /// <param name="asked">The one meant, where there are several; without it, the one chosen at set-up, or else the first.</param>
    public async Task<Partnership?> PartnershipAsync(Guid? personId, string? asked, CancellationToken cancellation)
    {
        var may = await PartnershipsAsync(personId, cancellation);
        if (!string.IsNullOrEmpty(asked))
            return may.FirstOrDefault(partnership => partnership.Id == asked);
        var chosen = may.Count < 2 ? null : await db.Settings.AsNoTracking().Where(s => s.Name == SettingNames.Partnership).Select(s => s.Value).SingleOrDefaultAsync(cancellation);
        return may.FirstOrDefault(partnership => partnership.Id == chosen) ?? (may is [var first, ..] ? first : null);
    }

    /// <summary>What somebody may start there; null for whoever may start nothing.</summary>
    /// <param name="asked">As of <see cref="PartnershipAsync"/>.</param>
    public async Task<StartMenu?> MenuAsync(Guid? personId, string? asked, CancellationToken cancellation)
    {
        if (await PartnershipAsync(personId, asked, cancellation) is not { } partnership)
            return null;
        var offers = new List<OfferedStart>();
        foreach (var process in definitions.Of(partnership.Id).OrderBy(process => process.Starts?.Order ?? int.MaxValue).ThenBy(process => process.Name, StringComparer.Ordinal))
        {
            if (process.Starts is { FormId: { } formId } offer && await definitions.FormAsync(process.Id, process.Version, formId, cancellation) is { } form)
                offers.Add(new OfferedStart(process, offer, form));
        }

        return new StartMenu(partnership, offers);
    }

    /// <summary>What this person answered about a review to be started; null for anybody else's and for one that is gone, which nobody is to tell apart.</summary>
    public Task<PreparedReviewRow?> PreparedAsync(Guid? personId, Guid id, CancellationToken cancellation) =>
        db.PreparedReviews.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.PersonId == personId, cancellation);

    /// <summary>The whole timetable as it would be: nothing begins by asking.</summary>
    public ReviewTimetable Preview(ProcessDefinition definition, ClockAnchor anchor, FeelContext variables) =>
        ReviewTimetable.Of(definition, calendar.Current, anchor, variables);

    /// <summary>The rapid review that a notification's task would start; null while its date is not recorded.</summary>
    public ReviewTimetable? PreviewOf(TaskScreen screen)
    {
        if (definitions.Current(screen.Case.Review.Partnership, ProcessIds.RapidReview) is not { } definition)
            return null;
        var answered = screen.Task.Variables.Date("notification", "sentOn") is { } on ? new ClockAnchor(on, screen.Task.Variables.Time("notification", "sentAt")) : null;
        // As the job that starts it does: the date may have been corrected since it was answered.
        var anchor = definition.CountsFrom is { } date ? screen.Dates.Of(date) ?? answered : answered;
        return anchor is null ? null : Preview(definition, anchor, screen.Task.Variables);
    }
}
