using System.Globalization;
using Reviews.Host.Casework;
using Reviews.Workflows.Access;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>The author who was agreed is put on the review as its lead author (S003 App. E, days 1-2).</summary>
internal sealed class AppointLeadAuthor(PanelGuests guests) : IServiceTask
{
    public string JobType => "appoint-lead-author";

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var person = call.Variables.NeedText("leadAuthor", "person");
        if (!Guid.TryParse(person, CultureInfo.InvariantCulture, out var personId))
            throw new InvalidOperationException("Expected leadAuthor.person to be a person's id, but it is something else.");
        await ReviewTeam.PutOnAsync(call.Transaction, call.Job.ReviewId, personId, new Group(Role.LeadAuthor, null));
        await guests.SettleAsync(call.Transaction, call.Job.ReviewId);
        return FeelContext.Empty;
    }
}
