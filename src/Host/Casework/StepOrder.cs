using Reviews.Workflows.Definitions;

namespace Reviews.Host.Casework;

/// <summary>
/// The order in which the steps of a process are told: by their dates; what is counted from when it opens after all that are drawn
/// before it, for it has no date until they are done; what follows from data that nobody has entered last.
/// </summary>
internal static class StepOrder
{
    /// <param name="due">London time; null where no date is told.</param>
    /// <param name="fromOpening">Whether a step without one is counted from when it opens.</param>
    public static IReadOnlyList<T> Of<T>(ProcessDefinition definition, IEnumerable<T> steps, Func<T, string> element, Func<T, LocalDateTime?> due, Func<T, bool> fromOpening)
    {
        var places = definition.Elements.Select((drawn, place) => (drawn.Id, place)).ToDictionary(drawn => drawn.Id, drawn => drawn.place);
        var latest = LocalDate.MinIsoValue.AtMidnight();
        var told = new List<(LocalDateTime? At, bool Waits, T Step)>();
        foreach (var step in steps.OrderBy(step => places[element(step)]))
        {
            var at = due(step);
            if (at > latest)
                latest = at.Value;
            told.Add((at ?? (fromOpening(step) ? latest : null), at is null, step));
        }

        return [.. told.OrderBy(step => step.At is null).ThenBy(step => step.At).ThenBy(step => step.Waits).Select(step => step.Step)];
    }
}
