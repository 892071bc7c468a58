using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Casework;

/// <summary>The date a process is counted from was wrong: open deadlines and timers are reckoned again, and those who have them are told.</summary>
internal sealed class CorrectAnchor(ProcessRunner runner)
{
    /// <param name="context">With the reason: a correction without one is refused.</param>
    public Task<Outcome<CorrectedAnchor>> RunAsync(ActionContext context, Guid processInstanceId, ClockAnchor anchor, CancellationToken cancellation) =>
        runner.RunAsync<CorrectedAnchor>(context, transaction => CorrectAsync(transaction, processInstanceId, anchor), cancellation);

    private static async Task<Outcome<CorrectedAnchor>> CorrectAsync(CaseTransaction transaction, Guid processInstanceId, ClockAnchor anchor)
    {
        if (await transaction.FindAsync(processInstanceId) is not { } process)
            return Refusals.NotFound;
        if (await transaction.WhyNotAsync(process.Row.ReviewId, Permission.CorrectClock) is { } notAllowed)
            return notAllowed;
        if (string.IsNullOrWhiteSpace(transaction.Context.Why))
            return Outcome<CorrectedAnchor>.Rejected([new("why", "Enter the reason for the correction")]);
        return await transaction.HappenAsync(process, new AnchorMoved(transaction.Context.At, anchor)) is { } refusal
            ? refusal
            : new CorrectedAnchor(process.Row.ReviewId);
    }
}

internal sealed record CorrectedAnchor(Guid ReviewId);
