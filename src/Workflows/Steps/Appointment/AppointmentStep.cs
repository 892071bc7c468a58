using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Steps.Appointment;

/// <summary>
/// Chooses a person for a part in the review, with the reason (S003 App. E, day 1-2: lead author; by extent of involvement).
/// Where the variable named by <c>candidates</c> lists people (ids, or contexts with an id), it must be one of them.
/// Records under <c>appointment</c>: person, reason, by.
/// </summary>
public sealed class AppointmentStep : Step
{
    /// <summary>The value of the task's <c>step</c> property.</summary>
    public const string Kind = "appointment";

    /// <summary>The person's id.</summary>
    public const string Person = "person";
    public const string Reason = "reason";

    public override string OfKind => Kind;

    public override StepOutcome Take(StepTask task, StepInput input)
    {
        var reading = new StepReading(task, input);
        var list = task.Variables.Find(task.Properties.GetValueOrDefault(StepProperties.Candidates, "candidates"));
        var person = reading.Required(Person, "Select a person");
        if (person.Length > 0 && list is FeelList && !StepVariables.ById(list).ContainsKey(person))
            reading.Add(Person, "Select a person from the list");
        return reading.Outcome("appointment", new()
        {
            ["person"] = new FeelText(person),
            ["reason"] = new FeelText(reading.Required(Reason, "Enter the reason for the choice")),
            ["by"] = new FeelText(input.Context.By),
        });
    }
}
