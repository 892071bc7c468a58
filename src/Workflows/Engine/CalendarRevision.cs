using Reviews.Workflows.Deadlines;

namespace Reviews.Workflows.Engine;

/// <summary>
/// Bank holidays were announced or withdrawn: the dates that are counted over them are reckoned again, as <see cref="Redating"/>
/// says, and what follows from this very change is counted by the new ones. The fact of it is recorded whether or not something
/// moves, so that a process which was told says by which days it counts from then on; whoever tells processes leaves out those
/// that the change does not reach. A date that could not be reckoned before either stays: one process with a fault must not keep
/// a holiday from all the others.
/// </summary>
internal static class CalendarRevision
{
    public static Refusal? Decide(Execution run, BankHolidays after)
    {
        var before = run.Calendar.Holidays;
        var (added, withdrawn) = (before.NewIn(after), after.NewIn(before));
        if (added.Count == 0 && withdrawn.Count == 0)
            return new Refusal("calendar-unchanged", "Expected other bank holidays than those in force, but they are on the same dates.");
        var dates = Redating.Before(run);
        run.Emit(new BankHolidaysChanged(run.At, added, withdrawn));
        run.CountBy(new WorkingDayCalendar(after));
        return dates.Move("by the new bank holidays", passesOverUnreckonable: true);
    }
}
