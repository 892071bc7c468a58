using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Queries;

/// <summary>A dispute as its process has recorded it: between whom, about what, what each rung came to, and how it ended.</summary>
/// <param name="With">Null until it is said.</param>
/// <param name="About">In one word or a few, as the form lists it.</param>
/// <param name="Rungs">Those it has been at, the first first.</param>
internal sealed record DisputeScreen(string RaisedBy, string? With, string? About, string? What, string? Wanted, IReadOnlyList<DisputeRung> Rungs)
{
    // The first step says what it is about, each other is a rung.
    private const string Statement = "dispute";

    /// <summary>Null for a process that is no dispute. Whether the reader may know of it is decided before.</summary>
    public static DisputeScreen? Of(RunningDefinition process, IReadOnlyList<ReviewTaskRow> tasks)
    {
        if (process.Row.ProcessId != ProcessIds.Dispute)
            return null;
        var variables = process.State.Variables;
        var open = process.State.Instances.Values.Select(instance => instance.ElementId).ToHashSet(StringComparer.Ordinal);
        var ladder = process.Definition.Elements.OfType<UserTask>().Where(step => ResultOf(step) is not (null or Statement)).ToList();
        bool IsReached(UserTask rung) => open.Contains(rung.Id) || variables.Find(RecordOf(rung)) is FeelContext;
        var reached = ladder.FindLastIndex(IsReached);
        var stated = tasks.FirstOrDefault(task => task.ProcessInstanceId == process.Row.Id && task.Recorded is not null && process.Definition.Find(task.ElementId) is UserTask step && ResultOf(step) == Statement);
        return new(
            variables.Text("raiser", "name") ?? "",
            variables.Text("other", "name"),
            variables.Text(Statement, "about"),
            variables.Text(Statement, "what"),
            variables.Text(Statement, "wanted"),
            // That nobody objected is no rung of its own.
            [.. ladder.Take(reached + 1).Where(rung => !IsObjection(rung) || IsReached(rung)).Select(rung => Rung(variables, rung, open.Contains(rung.Id)))])
        {
            EnteredFor = stated,
        };
    }

    /// <summary>What was entered for whoever raised it; null where they entered it themselves.</summary>
    public ReviewTaskRow? EnteredFor { get; init; }

    private static string? ResultOf(UserTask step) => step.Properties.GetValueOrDefault(StepProperties.Result);

    // It asks whether one side says that what the other has recorded is not so.
    private static bool IsObjection(UserTask step) => step.Properties.GetValueOrDefault(StepProperties.Silence) == StepProperties.Stands;

    // Where its answer stands: what it hands on by a name of its own, or its result.
    private static string RecordOf(UserTask step) => step.Outputs is [var output, ..] ? output.Target : ResultOf(step)!;

    private static DisputeRung Rung(FeelContext variables, UserTask step, bool isOpen)
    {
        var result = RecordOf(step);
        return new(
            step.Name,
            isOpen,
            variables.Text(result, "outcome"),
            variables.Text(result, "agreed") ?? variables.Text(result, "whyNot") ?? variables.Text(result, "whyWithdrawn"),
            variables.Date(result, "agreedOn"),
            variables.Text(result, "tookPart"),
            variables.Text(result, "advice"))
        {
            IsObjection = IsObjection(step),
        };
    }
}

/// <param name="Outcome">As recorded: settled, decided, not-settled, withdrawn; null while it is open, or where its time ran out.</param>
/// <param name="Words">What was agreed, or why it was not.</param>
/// <param name="Advice">The independent advisor's part.</param>
internal sealed record DisputeRung(string Name, bool IsOpen, string? Outcome, string? Words, LocalDate? On, string? TookPart, string? Advice)
{
    /// <summary>Where either side says that what was recorded before is not so.</summary>
    public bool IsObjection { get; init; }
}
