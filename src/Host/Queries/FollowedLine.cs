using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Queries;

/// <summary>One recommendation or action, as a register shows it.</summary>
/// <param name="Key">As <see cref="FollowedRecord"/> names it.</param>
/// <param name="Kind">As <see cref="FollowUps"/> names it.</param>
/// <param name="DueOn">By when it was to be done: a later report moves no date of it.</param>
/// <param name="Entries">What its owner, the business manager and the advisor said of it, the first first.</param>
internal sealed record FollowedLine(string Key, string Kind, string What, string OwnerId, string Owner, LocalDate DueOn, IReadOnlyList<FollowedEntry> Entries, FollowedState State)
{
    public bool IsOpen => State is not (FollowedState.Done or FollowedState.NotPursued);

    /// <summary><c>red</c>, <c>amber</c> or <c>green</c>: what its owner said last, and red once its day has passed; null for what is closed, said to be over, or not reported on yet.</summary>
    public string? Rag => State switch
    {
        FollowedState.Overdue => "red",
        FollowedState.Open => Entries.LastOrDefault(entry => entry.By == FollowedBy.Owner)?.Rag,
        _ => null,
    };

    /// <summary>When it was taken up; null for one of before that was written down.</summary>
    public LocalDate? GivenOn { get; init; }

    /// <summary>It is open, and nobody acts for its owner on the review now.</summary>
    public bool HasNobody { get; init; }

    /// <summary>By letter, when it was given to an owner whom nobody acted for; else null.</summary>
    public PassedOn? PassedOn { get; init; }

    /// <summary>Where it was recommended, in words; null for the review itself.</summary>
    public string? Source { get; init; }
}

/// <param name="By">One of <see cref="FollowedBy"/>.</param>
/// <param name="State">As the forms have it: done, under-way, cannot; closed, not-pursued, not-yet; signed-off.</param>
/// <param name="Rag">Whether its owner thinks that it will be done in time; null where that was not asked.</param>
/// <param name="NextOn">When it is reported on again.</param>
internal sealed record FollowedEntry(string By, LocalDate? On, string State, string? Rag, string Words, LocalDate? NextOn)
{
    /// <summary>The files that came with it, those the reader may open.</summary>
    public IReadOnlyList<DocumentRow> Evidence { get; init; } = [];
}

internal enum FollowedState
{
    /// <summary>The day by which it was to be done has passed.</summary>
    Overdue,

    /// <summary>Its owner says that it is over, and the business manager has not closed it.</summary>
    ToBeClosed,

    /// <summary>The business manager has closed it, and the independent advisor has not signed it off.</summary>
    ToBeSignedOff,

    Open,

    /// <summary>Closed, because it is done.</summary>
    Done,

    /// <summary>Closed, though it was not done.</summary>
    NotPursued,
}
