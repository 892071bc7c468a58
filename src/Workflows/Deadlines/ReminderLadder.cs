namespace Reviews.Workflows.Deadlines;

/// <summary>
/// When a task's people are reminded, and to whom it is escalated: the task's <c>remind</c> and <c>escalate</c>
/// properties, in the order of the file. Days of the two lists mean the same.
/// </summary>
public sealed record ReminderLadder(IReadOnlyList<LadderRung> Reminders, IReadOnlyList<LadderRung> Escalations)
{
    /// <summary>No reminder and no escalation.</summary>
    public static ReminderLadder None { get; } = new([], []);

    /// <summary>
    /// Reads <c>-1wd 09:00, -2h</c> and <c>agency-senior +0h, safeguarding-partner +1wd</c>; null or blank is an empty list.
    /// What cannot be read is left out and said in <paramref name="problems"/>, one sentence each.
    /// </summary>
    public static ReminderLadder Read(string? remind, string? escalate, out IReadOnlyList<string> problems)
    {
        var found = new List<string>();
        var ladder = new ReminderLadder(
            ReminderLadderReader.Read("remind", remind, hasRole: false, found),
            ReminderLadderReader.Read("escalate", escalate, hasRole: true, found));
        problems = found;
        return ladder;
    }
}
