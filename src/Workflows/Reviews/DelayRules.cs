namespace Reviews.Workflows.Reviews;

/// <summary>
/// How a partnership's reviews may be delayed, as its <c>partnership.json</c> says under <c>delays</c>: a partnership whose file says
/// nothing delays none. Reasons and relaxations are data, because what is a reason for delay is guidance and changes.
/// </summary>
/// <param name="Processes">The ids of the processes whose clock may be held up; every other is refused by name, such as a notification, whose five days nothing relaxed.</param>
/// <param name="Reasons">The reasons to choose from, in the order of the file.</param>
/// <param name="Relaxations">National relaxations, in the order of the file.</param>
public sealed record DelayRules(IReadOnlyList<string> Processes, IReadOnlyList<DelayReason> Reasons, IReadOnlyList<NationalRelaxation> Relaxations)
{
    /// <summary>Of a partnership that says nothing: no process may be delayed.</summary>
    public static DelayRules None { get; } = new([], [], []);

    /// <summary>Who approves the delays of which processes, in the order of the file; of a process that is in none, whoever is said to.</summary>
    public IReadOnlyList<DelayApproval> Approvals { get; init; } = [];

    /// <summary>Null where the partnership leaves open who approves a delay of that process.</summary>
    public DelayApproval? ApprovalOf(string processId) => Approvals.FirstOrDefault(approval => approval.Processes.Contains(processId));

    public bool Reaches(string processId) => Processes.Contains(processId);

    /// <summary>The reason of that code, or null.</summary>
    public DelayReason? Reason(string code) => Reasons.FirstOrDefault(reason => reason.Id == code);

    /// <summary>The relaxation of that id, or null.</summary>
    public NationalRelaxation? Relaxation(string id) => Relaxations.FirstOrDefault(relaxation => relaxation.Id == id);
}

/// <summary>By whom a delay is approved, and who is told its reasons.</summary>
/// <param name="Processes">The ids of the processes it is about.</param>
/// <param name="By">Part of the approver's role, in words: "Strategic Leadership Group", which its chair is of too.</param>
/// <param name="Told">Who is told the reasons, in words: "Secretary of State".</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record DelayApproval(IReadOnlyList<string> Processes, string By, IReadOnlyList<string> Told, string Source)
{
    /// <summary>Whether a role, as somebody typed it, is the approver's or a part of it.</summary>
    public bool IsBy(string role) => role.Contains(By, StringComparison.OrdinalIgnoreCase);

    /// <summary>Those who are still to be told, given who was, as somebody typed it.</summary>
    public IReadOnlyList<string> StillToTell(IEnumerable<string> told) => [.. Told.Where(one => !told.Any(who => who.Contains(one, StringComparison.OrdinalIgnoreCase)))];
}

/// <summary>Why a review may be delayed.</summary>
/// <param name="Id">Kebab-case and stable: the reason code.</param>
public sealed record DelayReason(string Id, string Name);

/// <summary>
/// A dated relaxation of some clocks by the national body, such as that of spring 2020: the fifteen days were relaxed, the
/// notification's five were not. It applies to a review only when its business manager says so.
/// </summary>
/// <param name="Id">Kebab-case and stable.</param>
/// <param name="From">The first day on which the clocks stand still.</param>
/// <param name="Through">The last.</param>
/// <param name="Processes">The ids of the processes that it names.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Verified">True once somebody has checked dates and processes against the source; false where the file does not say.</param>
public sealed record NationalRelaxation(
    string Id, string Name, LocalDate From, LocalDate Through, IReadOnlyList<string> Processes, string Source, bool Verified = false)
{
    public bool Names(string processId) => Processes.Contains(processId);
}
