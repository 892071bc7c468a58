namespace Reviews.Workflows.Reviews;

/// <summary>
/// A date that a review keeps as a fact of its own, so that none is ever taken for another: partnerships count from the
/// incident where the guidance counts from awareness. These are known to every review, and a process may name others of its
/// own (<c>date.request-received</c>); a form's field says by its property <c>fact</c> which one it states, a process by
/// <c>clock.anchor</c> which one it counts from. Two of one id are the same date, however they are worded.
/// </summary>
public sealed record CaseDate
{
    public static readonly CaseDate Incident = new("incident", "Incident", "the incident happened", canStartClock: false);
    public static readonly CaseDate Awareness = new("awareness", "Authority became aware", "the authority became aware", canStartClock: true);
    public static readonly CaseDate PartnershipTold = new("partnership-told", "Safeguarding partners told", "the safeguarding partners were told", canStartClock: false);
    public static readonly CaseDate NotificationSent = new("notification-sent", "Notification sent", "the notification was sent", canStartClock: true);
    public static readonly CaseDate NotificationReceived = new("notification-received", "Notification received", "the notification was received", canStartClock: true);
    public static readonly CaseDate ReferralReceived = new("referral-received", "Referral received", "the referral was received", canStartClock: true);
    public static readonly CaseDate ReferralAccepted = new("referral-accepted", "Referral accepted", "the referral was accepted", canStartClock: true);
    public static readonly CaseDate ReportSubmitted = new("report-submitted", "Report submitted", "the report was submitted", canStartClock: true);
    public static readonly CaseDate ReviewInitiated = new("review-initiated", "Practice review initiated", "the practice review was decided on", canStartClock: true) { IsDay = true };

    private CaseDate(string id, string name, string clause, bool canStartClock)
    {
        Id = id;
        Name = name;
        Clause = clause;
        CanStartClock = canStartClock;
    }

    /// <summary>Every date that each review knows, in the order they are told to people.</summary>
    public static IReadOnlyList<CaseDate> All { get; } = [Incident, Awareness, PartnershipTold, NotificationSent, NotificationReceived, ReferralReceived, ReferralAccepted, ReportSubmitted, ReviewInitiated];

    /// <summary>Kebab-case and stable: it stands in forms, definitions, addresses and the audit trail.</summary>
    public string Id { get; }

    /// <summary>As a heading: "Notification sent".</summary>
    public string Name { get; }

    /// <summary>What happened then, within a sentence: "the notification was sent".</summary>
    public string Clause { get; }

    /// <summary>Whether a process may count its days from it; it then has a London time as well, unless only its day counts.</summary>
    public bool CanStartClock { get; }

    /// <summary>Whether it is a day and no more, so that nobody is asked for a time.</summary>
    public bool IsDay { get; private init; }

    /// <summary>Whether its time must be said with it.</summary>
    public bool NeedsTime => CanStartClock && !IsDay;

    /// <summary>The date as the subject of a sentence: "the date the notification was sent".</summary>
    public string Phrase => $"the date {Clause}";

    /// <summary>One of <see cref="All"/>, and not of one review type alone.</summary>
    public bool IsKnownToAll => Find(Id) is not null;

    /// <summary>The date of that id which each review knows, or null.</summary>
    public static CaseDate? Find(string? id) => All.FirstOrDefault(date => date.Id == id);

    /// <summary>A date that a review type names itself; a process may count from it.</summary>
    /// <param name="clause">What happened then, within a sentence: "the request was received".</param>
    public static CaseDate Own(string id, string name, string clause) => new(id, name, clause, canStartClock: true);

    /// <summary>The date of that id where nothing is known of a review type: one of its own has no words yet, but its id.</summary>
    public static CaseDate Of(string id) => Find(id) ?? Own(id, id, $"of “{id}”");

    public bool Equals(CaseDate? other) => other is not null && other.Id == Id;

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Id;
}
