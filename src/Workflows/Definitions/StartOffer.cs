using System.Globalization;

namespace Reviews.Workflows.Definitions;

/// <summary>How a process is offered to whoever may start a review (its properties <c>starts</c> and those beside it).</summary>
/// <param name="Label">The words of the choice.</param>
/// <param name="Note">What is said when the timetable is checked; null where nothing is.</param>
/// <param name="Order">Where it stands among the choices, the smallest first; null for one that comes after those that say it.</param>
/// <param name="ChoosesAgencies">Whether the agencies involved are chosen.</param>
/// <param name="FormId">The form that asks for the date it is counted from, and for whatever else it begins with.</param>
/// <param name="Result">The variable into which the form's answers go; null where only its dates are kept.</param>
public sealed record StartOffer(string Label, string? Hint, string? Note, int? Order, bool ChoosesAgencies, string? FormId, string? Result)
{
    internal static StartOffer? Of(ProcessDefinition process)
    {
        var said = process.Properties;
        if (said.GetValueOrDefault(ReviewProperties.Starts) is not { Length: > 0 } label)
            return null;
        var start = process.Body.Elements.OfType<StartEvent>().FirstOrDefault(start => start.Trigger is null);
        return new StartOffer(
            label,
            said.GetValueOrDefault(ReviewProperties.StartsHint),
            said.GetValueOrDefault(ReviewProperties.StartsNote),
            int.TryParse(said.GetValueOrDefault(ReviewProperties.StartsOrder), NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : null,
            said.GetValueOrDefault(ReviewProperties.StartsAgencies) != ReviewProperties.NoAgencies,
            start?.FormId,
            start?.Properties.GetValueOrDefault(ReviewProperties.StartResult));
    }
}
