using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Verification;

/// <summary>
/// No interrupting timer's date can have passed already when what it closes is opened: whoever comes before may be late, and
/// those who come after would be silenced in the same instant. A date that hangs on data is not judged.
/// </summary>
internal sealed class ClosesOnOpeningRule : IDefinitionRule
{
    // Later than any step of these processes: a month and more after the clock's start.
    private const int DaysLate = 45;

    private static readonly LocalDate Start = new(2026, 11, 2);

    private static readonly LocalTime UsualClose = new(17, 0);

    public bool FollowsFlows => false;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        if (subject.Settings.Calendar is not { } calendar) yield break;
        foreach (var closing in subject.Process.Elements.OfType<BoundaryEvent>().Where(b => b.Interrupting))
        {
            if (closing.Trigger is TimerTrigger { Kind: TimerKind.Date } timer && HasPassed(subject.Process, timer.Expression, calendar))
                yield return subject.Error(closing, VerificationCodes.ClosesOnOpening, $"Expected \"{closing.AttachedToId}\" to stay open for a while even when it is opened late, but this date may have passed by then: write for example =max([review day(11, \"17:00\"), at(working days after(today(), 1), \"17:00\")]).");
        }
    }

    private static bool HasPassed(ProcessDefinition process, FeelExpression date, WorkingDayCalendar calendar)
    {
        var opened = LondonTime.ToInstant(Start.PlusDays(DaysLate) + new LocalTime(12, 0));
        var clock = process.Clock is { } kept ? new ReviewClock(Start, new LocalTime(9, 0), kept.Rules, calendar) : null;
        var value = date.Evaluate(new FeelScope(_ => null) { Clock = clock, Calendar = calendar, Now = opened }).Value;
        return DueTime.Of(value, clock?.Rules.Close ?? UsualClose) is { } at && LondonTime.ToInstant(at) <= opened;
    }
}
