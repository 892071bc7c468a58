using Reviews.Workflows.Access;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Steps.Meeting;

/// <summary>
/// Records a meeting that was held (S003 App. E, day 8). The task's form asks what was discussed: what works well,
/// concerns, themes, action, recommendations, the report's template. The step itself asks when it was, who came, conflicts
/// of interest, and the statutory criteria one by one. Refused without a quorum. Records under <c>meeting</c>: the form's
/// values, heldAt, attended, apologies, hasConflicts, conflicts, criteria, by.
/// </summary>
public sealed class MeetingStep : Step
{
    /// <summary>The value of the task's <c>step</c> property.</summary>
    public const string Kind = "meeting";

    /// <summary>Date and London time, as <c>heldAt.day</c> … <c>heldAt.time</c>.</summary>
    public const string HeldAt = "heldAt";

    /// <summary>The ids of the partners and agencies that came, one value each.</summary>
    public const string Attended = "attended";

    /// <summary>The ids of those that sent apologies.</summary>
    public const string Apologies = "apologies";

    /// <summary>Yes or no: whether anyone declared a conflict of interest.</summary>
    public const string HasConflicts = "hasConflicts";

    /// <summary>Who declared what, and what was done about it; required when there were any.</summary>
    public const string Conflicts = "conflicts";

    public override string OfKind => Kind;

    /// <summary>The field in which a body's attendees are named.</summary>
    public static string NamesOf(string body) => $"names.{body}";

    /// <summary>The partners and agencies of the review, by id, and the roles that the quorum names besides (a service manager): who may have attended.</summary>
    public static IReadOnlyDictionary<string, FeelValue> Bodies(StepTask task)
    {
        var bodies = new Dictionary<string, FeelValue>(StepVariables.ById(task.Variables.Find(StepVariables.Partners)));
        foreach (var (id, agency) in StepVariables.ById(task.Variables.Find(StepVariables.Agencies)))
            bodies.TryAdd(id, agency);
        foreach (var role in StepProperties.List(task, StepProperties.Quorum).Select(Role.Find).OfType<Role>())
            bodies.TryAdd(role.Id, new FeelContext([KeyValuePair.Create<string, FeelValue>("name", new FeelText(role.Name))]));
        return bodies;
    }

    /// <summary>The criteria considered: all four, or none where the task says <c>criteria = none</c>.</summary>
    public static IReadOnlyList<StatutoryCriterion> Criteria(StepTask task) =>
        task.Properties.GetValueOrDefault(StepProperties.Criteria) == "none" ? [] : StatutoryCriterion.All;

    public override StepOutcome Take(StepTask task, StepInput input)
    {
        var reading = new StepReading(task, input);
        var heldAt = reading.DateAndTime(HeldAt, "The date and time the meeting was held", mustBePast: true);
        var (attended, apologies) = Attendance.Read(task, reading);
        var hasConflicts = reading.YesNo(HasConflicts, "Select yes if anyone declared a conflict of interest");
        var conflicts = hasConflicts ? reading.Required(Conflicts, "Enter who declared what, and what was done about it") : "";
        return reading.Outcome("meeting", new()
        {
            ["heldAt"] = (FeelValue?)heldAt ?? FeelValue.Null,
            ["attended"] = attended,
            ["apologies"] = apologies,
            ["hasConflicts"] = new FeelBoolean(hasConflicts),
            ["conflicts"] = new FeelText(conflicts),
            ["criteria"] = new FeelList(Criteria(task).Select(criterion => Consider(criterion, reading))),
            ["by"] = new FeelText(input.Context.By),
        });
    }

    private static FeelContext Consider(StatutoryCriterion criterion, StepReading reading) => new(
    [
        KeyValuePair.Create<string, FeelValue>("id", new FeelText(criterion.Id)),
        KeyValuePair.Create<string, FeelValue>("met", new FeelBoolean(reading.YesNo(criterion.Field, Ask(criterion)))),
        KeyValuePair.Create<string, FeelValue>("reason", new FeelText(reading.Required(criterion.ReasonField, $"Enter the reason for the answer to “{criterion.Question}”"))),
    ]);

    private static string Ask(StatutoryCriterion criterion) => Forms.FieldWording.Select(criterion.Question);
}
