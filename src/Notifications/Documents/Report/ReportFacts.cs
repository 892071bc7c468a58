using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Documents.Report;

/// <summary>
/// What a review's documents are made of, as far as it is recorded: no child and no member of a family is named in it but by
/// what people typed. What is null or empty is printed as not yet recorded.
/// </summary>
/// <param name="Partnership">Its name on the day.</param>
/// <param name="PreparedAt">London time.</param>
public sealed record ReportFacts(ReviewReference Reference, string Partnership, LocalDateTime PreparedAt)
{
    /// <summary>In the order they are told: each with its day, and its London time where that is known.</summary>
    public IReadOnlyList<ReportDate> Dates { get; init; } = [];

    public ReportLimit? Limit { get; init; }

    public IReadOnlyList<ReportAgency> Agencies { get; init; } = [];

    public ReportMeeting? Meeting { get; init; }

    public ReportDecision? Decision { get; init; }

    public ReportVotes Votes { get; init; } = new(VoteState.NotBegun, []);

    /// <summary>The first first; the last is the one that stands.</summary>
    public IReadOnlyList<ReportVersion> Versions { get; init; } = [];

    public IReadOnlyList<ReportSignOff> SignOffs { get; init; } = [];

    public ReportSignOff? AdvisorSignOff { get; init; }
}

/// <param name="On">Null while it is not recorded.</param>
public sealed record ReportDate(string Name, LocalDate? On, LocalTime? At);

/// <summary>The limit of the rapid review, and whether it was kept (S003 App. D: fifteen working days).</summary>
/// <param name="Due">London time.</param>
/// <param name="Original">What it was before a delay was agreed; null where none was.</param>
/// <param name="SubmittedAt">London time; null while it is not.</param>
/// <param name="DaysLate">Working days past the limit, until the submission or, without one, until now; 0 on its own day.</param>
/// <param name="LateReason">As it was recorded; null where nothing was.</param>
public sealed record ReportLimit(LocalDateTime Due, LocalDateTime? Original, LocalDateTime? SubmittedAt, int DaysLate, string? LateReason);

/// <summary>An agency that was asked, and what came.</summary>
/// <param name="At">From when its answer counts, London time.</param>
/// <param name="Parts">What it wrote, in its own words, each under the words it was asked with.</param>
/// <param name="Files">How many files came with it; their names are left away.</param>
/// <param name="Recorded">How it came, where it was entered for the agency; else null.</param>
public sealed record ReportAgency(string Name, AgencyAnswer Answer, LocalDateTime? At, IReadOnlyList<(string Heading, string Text)> Parts, int Files, string? Recorded);

public enum AgencyAnswer
{
    /// <summary>Not due yet.</summary>
    Awaited,

    /// <summary>Overdue, and may still come.</summary>
    Late,

    /// <summary>Its time passed without an answer.</summary>
    Silent,

    /// <summary>Something came that is not to be read yet.</summary>
    Answered,
    Report,
    ReportLate,
    NilReturn,
    NilReturnLate,
    InternalDocuments,
}

/// <summary>The rapid review panel as it was recorded (S003 App. E, day 8). Texts are null where nothing was written.</summary>
/// <param name="HeldAt">London time.</param>
/// <param name="Attended">Body by body, with those who came for it.</param>
/// <param name="Conflicts">Null: none was declared.</param>
public sealed record ReportMeeting(LocalDateTime? HeldAt, IReadOnlyList<(string Body, string Names)> Attended, IReadOnlyList<string> Apologies, string? Conflicts)
{
    public string? Findings { get; init; }

    public string? WorkingWell { get; init; }

    public string? Concerns { get; init; }

    public string? Themes { get; init; }

    public string? Safety { get; init; }

    public string? ActionsTaken { get; init; }

    public string? ActionsRequired { get; init; }

    public string? Voice { get; init; }

    public string? Inequalities { get; init; }

    public bool? DefinitionMet { get; init; }

    public string? DefinitionReason { get; init; }

    public IReadOnlyList<ReportCriterion> Criteria { get; init; } = [];

    public IReadOnlyList<ReportRecommendation> Recommendations { get; init; } = [];

    /// <summary>Why the partners decided as they did, where they agreed at the panel.</summary>
    public string? DecisionReason { get; init; }
}

/// <summary>One of the four statutory criteria (SI 2018/789, regulation 11) and what was said of it.</summary>
public sealed record ReportCriterion(string Question, string Source, bool? IsMet, string Reason);

public sealed record ReportRecommendation(string What, string Owner, LocalDate? DueOn);
