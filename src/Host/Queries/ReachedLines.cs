using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications.Calendar;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Queries;

/// <summary>What moves in one process, as its reader may know it: one line for what moves alike.</summary>
/// <param name="Process">Its name.</param>
/// <param name="FiresAtOnce">Whether something that happens by itself would be due already.</param>
internal sealed record ReachedLines(string Process, IReadOnlyList<ReachedLine> Lines, bool FiresAtOnce)
{
    /// <param name="tasks">By the process and the number in it.</param>
    /// <param name="toldAll">Whether the reader is an operator.</param>
    /// <param name="opened">The review as its reader opens it; null for one who may not read it.</param>
    public static ReachedLines Of(
        ReachedProcess reached, IReadOnlyDictionary<(Guid, long), ReviewTaskRow> tasks, bool toldAll, OpenCase? opened)
    {
        var (row, definition) = (reached.Process.Row, reached.Process.Definition);
        // One that was closed while this was being read moves no more; a confirmation of it is refused.
        var moved = reached.Tasks.Select(one => (Moved: one, Task: tasks.GetValueOrDefault((row.Id, one.InstanceId))!)).Where(one => one.Task is not null)
            // Of a step that is hidden from its reader not even the kind and the hour: that it is open is what is hidden.
            .Where(one => toldAll || ShownSteps.To(opened?.Groups ?? [], definition, one.Task)).Select(one =>
        {
            var isTold = toldAll || opened is not null;
            // Of a vote not whose it is: who has voted is hidden.
            var about = isTold && one.Task.Step != VoteStep.Kind ? one.Task.SubjectName : null;
            return (Element: isTold ? one.Task.ElementId : null, Name: isTold ? one.Task.Name : TaskDeadline.NameOf(one.Task.Step), About: about, one.Moved);
        });
        var lines = moved.GroupBy(one => (one.Element, one.Name, one.Moved.From, one.Moved.To))
            .Select(g => new ReachedLine(
                g.Key.Element,
                g.Key.Name,
                [.. g.Select(one => one.About).OfType<string>().Order(StringComparer.OrdinalIgnoreCase)],
                LondonTime.ToLocal(g.Key.From),
                LondonTime.ToLocal(g.Key.To)))
            .OrderBy(line => line.To).ThenBy(line => line.Name, StringComparer.Ordinal).ToList();
        if (reached.MovesLimit && row.Limit is { } was && reached.Limit is { } willBe)
            lines.Add(new ReachedLine(definition.Id, "Outer limit", [], was, willBe));
        return new(row.Name, lines, reached.FiresAtOnce);
    }
}

/// <param name="Element">Its id in the definition; null where its reader may not know.</param>
/// <param name="About">The agencies or partners it is about; empty for the review as a whole, and where its reader may not know.</param>
/// <param name="From">London time.</param>
/// <param name="To">London time.</param>
internal sealed record ReachedLine(string? Element, string Name, IReadOnlyList<string> About, LocalDateTime From, LocalDateTime To)
{
    /// <summary>"Agency report, Health".</summary>
    public string Words => About.Count == 0 ? Name : $"{Name}, {string.Join(", ", About)}";
}
