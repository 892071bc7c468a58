using System.Globalization;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Forms;

namespace Reviews.Workflows.Verification;

/// <summary>A process that people start says what it counts from, and asks for it in a form that a page can show before there is a review.</summary>
internal sealed class StartOfferRule : IDefinitionRule
{
    private static readonly (string Property, string[] Values)[] Closed =
    [
        (ReviewProperties.StartsAgencies, [ReviewProperties.AgenciesChosen, ReviewProperties.NoAgencies]),
        (ReviewProperties.Precedes, [ReviewProperties.Review]),
    ];

    public bool FollowsFlows => false;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject) =>
        Values(subject.Process).Concat(subject.Process.Starts is { } offer ? Offered(subject, offer) : NotOffered(subject.Process)).Select(wrong => subject.ProcessError(VerificationCodes.BadStart, wrong));

    private static IEnumerable<string> Values(ProcessDefinition process)
    {
        foreach (var (property, values) in Closed)
        {
            if (process.Properties.TryGetValue(property, out var said) && !values.Contains(said))
                yield return $"Expected {property} to be {string.Join(" or ", values)}, but found '{said}'.";
        }

        if (process.Properties.TryGetValue(ReviewProperties.StartsOrder, out var order) && !int.TryParse(order, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            yield return $"Expected {ReviewProperties.StartsOrder} to be a whole number, but found '{order}'.";
    }

    private static IEnumerable<string> NotOffered(ProcessDefinition process)
    {
        foreach (var name in process.Properties.Keys.Where(name => name.StartsWith(ReviewProperties.Starts, StringComparison.Ordinal)))
            yield return $"Expected {ReviewProperties.Starts} to say the words of the choice, but there are none: what {name} says is shown nowhere.";
        if (process.Body.Elements.OfType<StartEvent>().Any(start => start.FormId is not null))
            yield return $"Expected the property {ReviewProperties.Starts} beside the form of the start event, but there is none: nobody is asked.";
    }

    private static IEnumerable<string> Offered(CheckedProcess subject, StartOffer offer)
    {
        if (subject.Process.CountsFrom is not { } date)
        {
            yield return $"Expected a process that people start to have a clock, but {subject.Process.Id} has none: say clock.anchor and clock.first-day.";
            yield break;
        }

        if (offer.FormId is null)
            yield return $"Expected the start event to name a form that asks for {date.Phrase}, but it names none.";
        if (offer.FormId is null || subject.Set.FormFor(subject.Process, offer.FormId) is not { } form)
            yield break;
        if (StatedDates.FieldOf(form, date) is not { Required: true, Hide: null })
            yield return $"Expected the form {form.Id} to ask always for {date.Phrase}, but it has no required date of the \"fact\" {date}.";
        else if (date.NeedsTime && !form.Fields.Any(field => field.Fact == date && field.Kind is FieldKind.Time or FieldKind.DateTime))
            yield return $"Expected the form {form.Id} to ask for the time of {date.Phrase} as well, but no field of it does: a day ends at clock.close.";
        foreach (var asked in form.Asked.Where(asked => asked is FormList or FormField { Kind: FieldKind.FilePicker }))
            yield return $"Expected the form {form.Id} to ask for no rows and no files, but line {asked.Line} does: they are asked for at a step of the review.";
    }
}
