using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Workflows;

namespace Reviews.Host.Queries;

/// <summary>The names of those who acted, by the ids that rows keep.</summary>
internal sealed class PeopleNames
{
    private readonly Dictionary<string, string> names;

    private PeopleNames(Dictionary<string, string> names) => this.names = names;

    public static async Task<PeopleNames> OfAsync(ReviewsDb db, IEnumerable<string?> ids, CancellationToken cancellation)
    {
        var wanted = ids.Select(id => Guid.TryParse(id, CultureInfo.InvariantCulture, out var person) ? person : (Guid?)null).OfType<Guid>().Distinct().ToList();
        var found = await db.Users.AsNoTracking().Where(u => wanted.Contains(u.Id)).Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancellation);
        return new PeopleNames(found.ToDictionary(p => p.Id.ToString("D"), p => p.DisplayName));
    }

    public string Of(string? id) => id switch
    {
        null or Actors.System => "The system",
        Actors.Setup => "Whoever set the service up",
        Actors.CommandLine => "Whoever runs the service",
        Actors.Visitor => "Someone not signed in",
        _ when Actors.IsInvitation(id) => "Someone invited",
        _ => names.GetValueOrDefault(id, "Someone no longer known"),
    };
}
