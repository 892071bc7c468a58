using System.Globalization;
using Reviews.Host.Casework;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>The author who was agreed is put on the review as its lead author (S003 App. E, days 1-2), in the place of whoever was it before.</summary>
internal sealed class AppointLeadAuthor(LeadAuthors authors) : IServiceTask
{
    public string JobType => "appoint-lead-author";

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var person = call.Variables.NeedText(LeadAuthors.Variable, LeadAuthors.Person);
        if (!Guid.TryParse(person, CultureInfo.InvariantCulture, out var personId))
            throw new InvalidOperationException("Expected leadAuthor.person to be a person's id, but it is something else.");
        await authors.AppointAsync(call.Transaction, call.Process.Row, personId);
        return FeelContext.Empty;
    }
}
