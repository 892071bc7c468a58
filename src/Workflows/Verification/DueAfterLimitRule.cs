using NodaTime.Text;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Verification;

/// <summary>Nothing is due after the process's own limit, whichever day the clock starts; but for what the watch over the limit itself leads to.</summary>
internal sealed class DueAfterLimitRule : IDefinitionRule
{
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm");

    public bool FollowsFlows => false;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        if (LimitSamples.Of(subject) is not { } samples) yield break;
        if (!samples.HasLimit)
        {
            yield return subject.ProcessError(ProblemCodes.BadClock, $"Expected clock.limit to give a date, but it gives none from any start tried: write for example =working days after(anchor, 15).");
            yield break;
        }

        var ordinary = LimitWatch.Ordinary(subject, samples);
        foreach (var element in subject.Process.Elements.Where(e => ordinary.Contains(e.Id)))
        {
            if (Due(element) is { } due && samples.FirstAfterLimit(due) is var (start, at, limit))
                yield return subject.Error(element, VerificationCodes.DueAfterLimit, $"Expected this to be due by the process's limit, but from {LocalDatePattern.Iso.Format(start)} it is due {Moment.Format(at)} and the limit is {Moment.Format(limit)}: bring it forward.");
        }
    }

    private static FeelExpression? Due(Element element) => element switch
    {
        UserTask task => task.DueDate,
        IntermediateCatchEvent { Trigger: TimerTrigger { Kind: TimerKind.Date } timer } => timer.Expression,
        _ => null,
    };
}
