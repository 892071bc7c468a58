using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Steps.StartReview;

/// <summary>
/// Starts a review once its timetable has been seen: when and where the panel meets, which agencies are asked, and whether
/// internal documents may stand in for reports (S003 App. E, day 1-2). The agencies to choose from are those of
/// <c>partnership.agencies</c> or, without it, of <c>agencies</c>. Records under <c>start</c>: panelAt, place, agencies,
/// modifiedResponse, modifiedResponseReason, by; and beside it <c>agencies</c> and <c>modifiedResponse</c>, which later steps read.
/// </summary>
public sealed class StartReviewStep : Step
{
    /// <summary>The value of the task's <c>step</c> property.</summary>
    public const string Kind = "start-review";

    /// <summary>Date and London time, as <c>panelAt.day</c> … <c>panelAt.time</c>.</summary>
    public const string PanelAt = "panelAt";
    public const string Place = "place";

    /// <summary>The ids of the agencies asked, one value each; at least one.</summary>
    public const string Agencies = "agencies";

    /// <summary>Yes or no.</summary>
    public const string ModifiedResponse = "modifiedResponse";

    /// <summary>Required when the response is modified.</summary>
    public const string ModifiedResponseReason = "modifiedResponseReason";

    /// <summary>A box: the timetable shown is right.</summary>
    public const string Confirmed = "confirmed";

    public override string OfKind => Kind;

    /// <summary>The agencies to choose from, by id.</summary>
    public static IReadOnlyDictionary<string, FeelValue> Choices(StepTask task) =>
        StepVariables.ById((task.Variables.Find("partnership") as FeelContext)?.Find(StepVariables.Agencies) ?? task.Variables.Find(StepVariables.Agencies));

    public override StepOutcome Take(StepTask task, StepInput input)
    {
        var reading = new StepReading(task, input);
        var panelAt = reading.DateAndTime(PanelAt, "The date and time of the panel", mustBePast: false);
        var place = reading.Required(Place, "Enter where the panel meets");
        var agencies = Asked(task, reading);
        var modified = reading.YesNo(ModifiedResponse, "Select yes if internal documents may replace reports");
        var reason = modified ? reading.Required(ModifiedResponseReason, "Enter the reason for the modified response") : "";
        reading.Ticked(Confirmed, "Confirm that you have checked the timetable");
        var record = new Dictionary<string, FeelValue>
        {
            ["panelAt"] = (FeelValue?)panelAt ?? FeelValue.Null,
            ["place"] = new FeelText(place),
            ["agencies"] = agencies,
            ["modifiedResponse"] = new FeelBoolean(modified),
            ["modifiedResponseReason"] = new FeelText(reason),
            ["by"] = new FeelText(input.Context.By),
        };
        return reading.Outcome(
            "start",
            record,
            KeyValuePair.Create<string, FeelValue>(StepVariables.Agencies, agencies),
            KeyValuePair.Create<string, FeelValue>(StepVariables.ModifiedResponse, new FeelBoolean(modified)));
    }

    private static FeelList Asked(StepTask task, StepReading reading)
    {
        var known = Choices(task);
        var asked = reading.All(Agencies);
        if (asked.Count == 0)
            reading.Add(Agencies, "Select at least one agency");
        else if (!asked.All(known.ContainsKey))
            reading.Add(Agencies, "Select agencies of this partnership only");
        return new FeelList(asked.Where(known.ContainsKey).Select(id => known[id]));
    }
}
