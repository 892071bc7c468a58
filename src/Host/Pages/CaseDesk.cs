using System.Globalization;
using Reviews.Host.Access;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages;

/// <summary>What every page of a case rests on: the time, who acts, and that a reading is written down before anything is shown.</summary>
internal sealed class CaseDesk(CurrentActor actor, IClock clock, RecordRead recordRead, HolidayCalendar calendar, DefinitionShelf definitions)
{
    /// <summary>Null when nobody is signed in.</summary>
    public Guid? PersonId => actor.PersonId;

    public Instant Now => clock.GetCurrentInstant();

    public WorkingDayCalendar Calendar => calendar.Current;

    /// <param name="requestId">The id the form carried.</param>
    public ActionContext Act(string? requestId, string? why = null) => actor.Act(Known(requestId), why);

    /// <summary>The context of one of several acts of one form, such as a file beside its fields.</summary>
    public ActionContext ActPart(string? requestId, string part, string? why = null) =>
        actor.Act(Known(requestId) is { } id ? $"{id}:{part}" : null, why);

    /// <summary>No row, no page: what throws here is not served.</summary>
    public Task RecordReadAsync(OpenCase opened, string item, Guid? itemId, CancellationToken cancellation) =>
        recordRead.RunAsync(actor.Act(), opened.Review.Id, item, itemId, cancellation);

    public string PartnershipName(OpenCase opened) => PartnershipName(opened.Review);

    public string PartnershipName(ReviewRow review) => definitions.Partnership(review.Partnership)?.Name ?? review.Partnership;

    /// <summary>Days on which somebody in its partnership is shut.</summary>
    public IReadOnlyList<Closure> ClosuresOf(OpenCase opened) => definitions.Partnership(opened.Review.Partnership)?.Closures ?? [];

    public LocalDate Today => LondonTime.ToLocal(Now).Date;

    // Only an id in the one form is taken: what comes from a form is anybody's.
    private static string? Known(string? requestId) =>
        Guid.TryParse(requestId, CultureInfo.InvariantCulture, out var id) ? id.ToString("D") : null;
}
