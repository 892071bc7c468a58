using Reviews.Workflows.Reviews.Arrangements;

namespace Reviews.Workflows.Reviews;

/// <summary>A safeguarding partner: one of the three seats that decide (Children Act 2004, s16E), each with one vote.</summary>
/// <param name="Name">The body's that sits in it; the seat's own where several do.</param>
/// <param name="Sector"><c>local-authority</c>, <c>health</c> or <c>police</c>.</param>
public sealed record Partner(string Id, string Name, string Sector)
{
    /// <summary>The name of the seat itself, where the file gives one.</summary>
    public string? OwnName { get; init; }

    /// <summary>The bodies that sit in it, now or at another time; none where the seat has a name alone.</summary>
    public IReadOnlyList<Body> Bodies { get; init; } = [];

    /// <summary>Of the bodies those that hold the sector's vote: the first that is there on a date.</summary>
    public IReadOnlyList<string> Vote { get; init; } = [];

    /// <summary>Of the bodies those that stand in for the one that holds the vote.</summary>
    public IReadOnlyList<string> Deputies { get; init; } = [];

    /// <summary>What it is called on that date: the one body that sits there; where several do, the seat's own name or all of theirs.</summary>
    public string NameOn(LocalDate date)
    {
        if (Bodies.Count == 0)
            return OwnName ?? Name;
        var there = Bodies.Where(body => body.ExistsOn(date)).ToList();
        return there.Count switch
        {
            0 => OwnName ?? Bodies[^1].NameOn(date),
            1 => there[0].NameOn(date),
            _ => OwnName ?? string.Join(" and ", there.Select(body => body.NameOn(date))),
        };
    }

    /// <summary>The body that holds its vote on that date; null where only the seat has a name, or nobody sits there then.</summary>
    public Body? VoterOn(LocalDate date)
    {
        var there = Bodies.Where(body => body.ExistsOn(date)).ToList();
        return there is [var only] ? only : Vote.Select(id => there.Find(body => body.Id == id)).FirstOrDefault(body => body is not null);
    }

    /// <summary>The bodies that stand in for it on that date.</summary>
    public IReadOnlyList<Body> DeputiesOn(LocalDate date) => [.. Bodies.Where(body => body.ExistsOn(date) && Deputies.Contains(body.Id) && body.Id != VoterOn(date)?.Id)];
}
