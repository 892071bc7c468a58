namespace Reviews.Workflows.Steps;

/// <summary>The properties of a task (<c>zeebe:property</c>) that steps read, besides <c>step</c> itself.</summary>
public static class StepProperties
{
    /// <summary>Any step: the variable its record goes into.</summary>
    public const string Result = "result";

    /// <summary>Meeting: who must have attended: ids of bodies and of roles (<c>service-manager</c>), or how many of the partners. All partners when it is not given.</summary>
    public const string Quorum = "quorum";

    /// <summary>Meeting: <c>none</c> when the statutory criteria are not considered at it.</summary>
    public const string Criteria = "criteria";

    /// <summary>Vote: what may be voted for.</summary>
    public const string Choices = "choices";

    /// <summary>Vote: what may be chosen to follow, beside what is voted for. Nothing is asked of it when it is not given.</summary>
    public const string Follows = "follows";

    /// <summary>Vote: the id of the partnership's decision rule by which it is counted: <c>=vote tally(votes, rules.decision)</c>.</summary>
    public const string Rule = "rule";

    /// <summary>Vote: <c>stand-down</c> when whoever votes says first whether they have a conflict of interest, and casts no vote where they have.</summary>
    public const string Conflict = "conflict";

    /// <summary>Sign-off: the outcomes offered, the one that signs first.</summary>
    public const string Outcomes = "outcomes";

    /// <summary>Submission, publication: the variable that holds the sign-off it rests on.</summary>
    public const string Signed = "signed";

    /// <summary>Form: <c>draft</c> when the current version of the report is shown beside it, with what has changed since the version before; whoever has the task may then see it.</summary>
    public const string Shows = "shows";

    /// <summary>The one value of <see cref="Shows"/>.</summary>
    public const string ShowsDraft = "draft";

    /// <summary>Appointment: the variable that lists who may be appointed.</summary>
    public const string Candidates = "candidates";

    /// <summary>
    /// Any step: <c>holders</c> when that it is open says what not everyone on a review may know (that no two partners
    /// agreed): it is shown to those it is for and those it is escalated to. Without it, to everyone on the review.
    /// </summary>
    public const string ShownTo = "shown-to";

    /// <summary>
    /// A process: FEEL that gives the groups it is known to, when it is not for everyone on a review (a dispute between two
    /// agencies). It reads the process's own variables; who holds none of the groups is not told that the process is there.
    /// </summary>
    public const string ProcessShownTo = ShownTo;

    /// <summary>Any step: FEEL that gives what is told above the questions (why it came back, what it is about), as a list of contexts with <c>label</c> and <c>words</c> (a text or a date); what says nothing is left out.</summary>
    public const string Tells = "tells";

    /// <summary>Form: the key of the field whose file is made for the public. It is refused while it gives away more than its words, or is another document of the review.</summary>
    public const string Public = "public";

    /// <summary>Any step: which of sharing, publishing and interviewing it does, so that the proceedings beside the review are heeded at it.</summary>
    public const string Heeds = "heeds";

    /// <summary>Any step: FEEL over what is being recorded; only where it is true does the step do what it <see cref="Heeds"/>. Always, without it.</summary>
    public const string HeedsWhen = "heeds-when";

    /// <summary>Any step: the id of a register of the review: what it holds is shown at the step, with the way to add to it, so that it is not forgotten.</summary>
    public const string Register = "register";

    /// <summary>Any step: <c>holders</c> when nobody may enter for them what came by mail, telephone or paper.</summary>
    public const string EnteredBy = "entered-by";

    /// <summary>Any step: <c>stands</c> where it only asks whether somebody objects. Nobody is told that nobody answered: what stands is not changed by it.</summary>
    public const string Silence = "silence";

    /// <summary>The one value of <see cref="Silence"/>.</summary>
    public const string Stands = "stands";

    /// <summary>Any step: <c>review</c> where an answer that is entered for others may be older than the task, down to the start of the review: a letter that begins something; <c>clock</c>, down to the day its process counts from: what is under way on paper is entered late.</summary>
    public const string ReceivedSince = "received-since";

    /// <summary>A value of <see cref="ReceivedSince"/>.</summary>
    public const string SinceReview = "review";

    /// <summary>A value of <see cref="ReceivedSince"/>.</summary>
    public const string SinceClock = "clock";

    /// <summary>The one value of <see cref="ShownTo"/> and of <see cref="EnteredBy"/>.</summary>
    public const string Holders = "holders";

    /// <summary>A list written "one, two"; the fallback when the task has no such property.</summary>
    internal static IReadOnlyList<string> List(StepTask task, string property, params IReadOnlyList<string> fallback) =>
        task.Properties.TryGetValue(property, out var text)
            ? text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : fallback;
}
