using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Workflows.Forms;

/// <summary>What a filled form says of the review's dates: the fields that name one by their property <c>fact</c>, a time beside its date.</summary>
public static class StatedDates
{
    /// <summary>Those that were entered; a field that is hidden, left empty or at fault states nothing.</summary>
    /// <param name="values">As <see cref="FormSubmission"/> read them.</param>
    public static IReadOnlyDictionary<CaseDate, ClockAnchor> Of(FormDefinition form, FeelContext values)
    {
        var stated = new Dictionary<CaseDate, ClockAnchor>();
        foreach (var fact in form.Fields.Select(field => field.Fact).OfType<CaseDate>().Distinct())
        {
            var moment = values.Find(FieldOf(form, fact)!.Key) as FeelDateTime;
            var time = form.Fields.Where(field => field.Fact == fact && field.Kind == FieldKind.Time).Select(field => values.Find(field.Key) as FeelTime).FirstOrDefault();
            if (moment is not null)
                stated.Add(fact, new ClockAnchor(moment.Local.Date, moment.Local.TimeOfDay));
            else if (values.Find(FieldOf(form, fact)!.Key) is FeelDate date)
                stated.Add(fact, new ClockAnchor(date.Value, time?.Local));
        }

        return stated;
    }

    /// <summary>The field at which a fault of that date is mended: its date, not its time. Null where the form does not ask for it.</summary>
    public static FormField? FieldOf(FormDefinition form, CaseDate date) =>
        form.Fields.FirstOrDefault(field => field.Fact == date && field.Kind != FieldKind.Time);
}
