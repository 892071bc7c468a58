using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Steps.Appointment;

/// <summary>
/// Chooses a person for a part in the review, with the reason (S003 App. E, day 1-2: lead author; by extent of involvement).
/// Where the variable named by <c>candidates</c> lists people (ids, or contexts with an id), it must be one of them: those whose
/// independence was checked (SI 2018/789, reg. 12). A form may ask more of whoever is proposed, and by <see cref="Another"/> whether
/// nobody is appointed and another is looked for. Records under <c>appointment</c> the form's values, person, name, reason, by;
/// of nobody that alone, with the reason.
/// </summary>
public sealed class AppointmentStep : Step
{
    /// <summary>The value of the task's <c>step</c> property.</summary>
    public const string Kind = "appointment";

    /// <summary>The person's id.</summary>
    public const string Person = "person";
    public const string Reason = "reason";

    /// <summary>Ticked, where the form asks it, if whoever is on the list is not appointed.</summary>
    public const string Another = "another";

    public override string OfKind => Kind;

    /// <summary>The ids of those who may be appointed; null where anybody may.</summary>
    public static IReadOnlyCollection<string>? Listed(StepTask task) =>
        task.Variables.Find(task.Properties.GetValueOrDefault(StepProperties.Candidates, "candidates")) is FeelList list ? [.. StepVariables.ById(list).Keys] : null;

    public override StepOutcome Take(StepTask task, StepInput input)
    {
        var reading = new StepReading(task, input);
        if (reading.FormValues.Find(Another) is FeelBoolean { Value: true })
            return reading.Outcome("appointment", new() { ["reason"] = new FeelText(reading.Required(Reason, "Enter why another is looked for")), ["by"] = new FeelText(input.Context.By) });
        var person = reading.Required(Person, "Select a person");
        if (person.Length > 0 && Listed(task)?.Contains(person) == false)
            reading.Add(Person, "Select a person from the list");
        return reading.Outcome("appointment", new()
        {
            ["person"] = new FeelText(person),
            ["name"] = new FeelText(input.ChosenName),
            ["reason"] = new FeelText(reading.Required(Reason, "Enter the reason for the choice")),
            ["by"] = new FeelText(input.Context.By),
        });
    }
}
