using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Casework;

/// <summary>A step that failed is tried again, with corrected values where they were wrong, or passed over.</summary>
internal sealed class SettleIncident(ProcessRunner runner)
{
    public Task<Outcome<SettledIncident>> RunAsync(
        ActionContext context, Guid processInstanceId, long engineInstanceId, Settlement by, FeelContext variables, CancellationToken cancellation) =>
        runner.RunAsync<SettledIncident>(
            context,
            Asked.For(nameof(SettleIncident), processInstanceId, engineInstanceId, by.ToString(), VariableJson.Write(variables), context.Why),
            transaction => SettleAsync(transaction, processInstanceId, new IncidentSettled(context.At, engineInstanceId, by, variables)),
            cancellation);

    private static async Task<Outcome<SettledIncident>> SettleAsync(CaseTransaction transaction, Guid processInstanceId, IncidentSettled settled)
    {
        if (await transaction.FindAsync(processInstanceId) is not { } process)
            return Refusals.NotFound;
        if (await transaction.WhyNotAsync(process.Row.ReviewId, Permission.SettleIncident) is { } notAllowed)
            return notAllowed;
        if (string.IsNullOrWhiteSpace(transaction.Context.Why))
            return Outcome<SettledIncident>.Rejected([new("why", "Enter what was done about it")]);
        return await transaction.HappenAsync(process, settled) is { } refusal
            ? refusal
            : new SettledIncident(process.Row.ReviewId, FailedAgain: process.State.Incidents.Any(at => at.Id == settled.InstanceId));
    }
}

/// <param name="FailedAgain">The step failed anew at once: it is tried, and still waits to be settled.</param>
internal sealed record SettledIncident(Guid ReviewId, bool FailedAgain = false);
