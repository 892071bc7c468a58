using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>
/// The process's limit never passes unnoticed: whatever can still be open at the limit stands on, or inside, an activity
/// with a boundary timer dated at or before the limit, or in a scope with an event sub-process that such a timer starts; and
/// that timer leads to somebody who is told. An event sub-process that interrupts its scope ends the watch of those beside it.
/// What only such a timer leads to is the watch itself.
/// </summary>
internal sealed class LimitUnwatchedRule : IDefinitionRule
{
    public bool FollowsFlows => true;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject) =>
        LimitSamples.Of(subject) is { HasLimit: true } samples ? Unwatched(subject, samples, subject.Process.Body, "nothing watches it") : [];

    private static IEnumerable<DefinitionProblem> Unwatched(CheckedProcess subject, LimitSamples samples, FlowScope scope, string why)
    {
        var (watches, wardens) = (LimitWatch.Watches(scope, samples), LimitWatch.Wardens(scope, samples));
        var ordinary = LimitWatch.Ordinary(scope, samples);
        foreach (var watch in watches.Cast<FlowEvent>().Concat(wardens.SelectMany(w => w.Body.Elements.OfType<StartEvent>())))
        {
            if (!new Telling(subject).LeadsToSomebody(watch))
                yield return subject.Error(watch, VerificationCodes.LimitUnwatched, $"Expected this timer to tell somebody that the process's limit has come, but it leads to nobody: put a person's task or a job on the way from it, or what something that leads to one catches. {subject.Way(watch)}");
        }

        var watched = watches.Select(w => w.AttachedToId).ToHashSet();
        foreach (var element in scope.Elements.Where(e => ordinary.Contains(e.Id) && !watched.Contains(e.Id) && (wardens.Count == 0 || LimitWatch.TakesOver(e))))
        {
            if (element is SubProcess sub)
            {
                var within = wardens.Count == 0 ? why : $"{sub.Id} ends the watch of {wardens[0].Id} when it takes over";
                foreach (var problem in Unwatched(subject, samples, sub.Body, within)) yield return problem;
            }
            else if (Waiting.CanStayOpen(element) && !(element is IntermediateCatchEvent wait && LimitWatch.IsInTime(wait.Trigger, samples)))
            {
                yield return subject.Error(element, VerificationCodes.LimitUnwatched, $"Expected somebody to be told when the process's limit comes while this is open, but {why}: put it into a sub-process with a non-interrupting boundary timer dated at or before clock.limit. {subject.Way(element)}");
            }
        }
    }
}
