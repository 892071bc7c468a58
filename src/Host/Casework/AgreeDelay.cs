using Reviews.Host.Definitions;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>
/// A delay of a process was agreed: its clock stands still on some days, the open deadlines that hang on it move, and those who
/// have them are told. The limit it had stays on show.
/// </summary>
internal sealed class AgreeDelay(ProcessRunner runner, DefinitionShelf definitions, MovedDeadlineMail mail)
{
    /// <param name="context">With the reason in words: a delay without one is refused.</param>
    /// <param name="seen">The <see cref="DelayForesight.Seal"/> of what was shown: when something else would move by now, nothing does.</param>
    public Task<Outcome<AgreedDelay>> RunAsync(ActionContext context, Guid processInstanceId, DelayTerms terms, string seen, CancellationToken cancellation) =>
        runner.RunAsync<AgreedDelay>(
            context,
            Asked.For(
                nameof(AgreeDelay), processInstanceId, terms.Kind.ToString(), Day(terms.From), Day(terms.RunsFrom), Day(terms.Target), terms.Reason,
                terms.ApprovedBy, terms.ApproverRole, Day(terms.ApprovedOn), Day(terms.ReviewOn), context.Why, seen),
            transaction => AgreeAsync(transaction, processInstanceId, terms, seen),
            cancellation);

    private async Task<Outcome<AgreedDelay>> AgreeAsync(CaseTransaction transaction, Guid processInstanceId, DelayTerms terms, string seen)
    {
        if (await transaction.FindAsync(processInstanceId) is not { } process)
            return Refusals.NotFound;
        if (await transaction.WhyNotAsync(process.Row.ReviewId, Permission.AgreeDelay) is { } notAllowed)
            return notAllowed;
        var rules = definitions.Partnership((await transaction.FindReviewAsync(process.Row.ReviewId))!.Partnership)?.Delays ?? DelayRules.None;
        if (terms.Faults(rules, transaction.Context.Why, transaction.Context.At).ToList() is { Count: > 0 } faults)
            return Outcome<AgreedDelay>.Rejected(faults);
        if (terms.WhyNot(rules, process) is { } notForThis)
            return notForThis;
        var foreseen = DelayForesight.Of(runner, process, transaction.Context.At, at => terms.Happening(rules, at));
        // More time begins today or at the limit: what was shown on another day left out others.
        var isOfAnotherDay = terms.Kind == DelayKind.Extension && terms.From != LondonTime.ToLocal(transaction.Context.At).Date && terms.From != process.Row.Limit?.Date;
        if (foreseen.Seal != seen || isOfAnotherDay)
            return Refusals.ChangedSinceOpened;
        if (foreseen.Refusal is { } cannotBe)
            return cannotBe;
        if (await transaction.HappenAsync(process, terms.Happening(rules, transaction.Context.At)) is { } refusal)
            return refusal;
        var delay = Keep(transaction, process, terms, terms.ReasonName(rules)!, foreseen.Stopped!);
        foreach (var moved in foreseen.Tasks)
            await mail.TellAsync(transaction, process, moved, DeadlineCause.DelayAgreed);
        return new AgreedDelay(process.Row.ReviewId, delay.Id);
    }

    private static DelayRow Keep(CaseTransaction transaction, RunningProcess process, DelayTerms terms, string reasonName, ClockStopped stopped)
    {
        var delay = new DelayRow
        {
            Id = Guid.NewGuid(),
            ReviewId = process.Row.ReviewId,
            ProcessInstanceId = process.Row.Id,
            Number = stopped.Number,
            Kind = terms.Kind,
            Reason = terms.ReasonCode,
            ReasonName = reasonName,
            ApprovedBy = terms.ApprovedBy,
            ApproverRole = terms.ApproverRole,
            ApprovedOn = terms.ApprovedOn,
            Days = stopped.Days,
            IsAtLimit = stopped.Kind == StopKind.Limit,
            From = stopped.From,
            Through = stopped.Through,
            LimitBefore = stopped.LimitBefore,
            Target = stopped.Limit,
            ReviewOn = terms.ReviewOn,
            Why = transaction.Context.Why!,
            AgreedAt = transaction.Context.At,
            AgreedBy = transaction.Context.By,
        };
        transaction.Db.Delays.Add(delay);
        transaction.Record(delay.ReviewId, "delay-agreed", new
        {
            delay.Id,
            delay.ProcessInstanceId,
            delay.Number,
            Kind = delay.Kind.ToString(),
            delay.Reason,
            delay.ReasonName,
            delay.ApprovedBy,
            delay.ApproverRole,
            ApprovedOn = Day(delay.ApprovedOn),
            delay.Days,
            From = Day(delay.From),
            Through = Day(delay.Through),
            LimitBefore = FormattableString.Invariant($"{delay.LimitBefore:s}"),
            Target = FormattableString.Invariant($"{delay.Target:s}"),
            ReviewOn = Day(delay.ReviewOn),
        });
        return delay;
    }

    private static string? Day(LocalDate? date) => date is { } day ? FormattableString.Invariant($"{day:uuuu-MM-dd}") : null;
}

internal sealed record AgreedDelay(Guid ReviewId, Guid DelayId);
