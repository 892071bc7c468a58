using Microsoft.EntityFrameworkCore;
using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>
/// Takes a code of somebody's authenticator, once: the half-minute it is of must come after the last one that was taken. The
/// database compares and keeps it in one statement, so that of two requests with one code one wins.
/// </summary>
internal sealed class UseOneTimeCode(ProcessRunner runner)
{
    private static readonly Refusal UsedBefore = new("code-used", "Expected a code that was not used yet, but this one was, or the authenticator was changed meanwhile.");

    /// <param name="secret">The kept one that the code was compared with: one that was replaced meanwhile counts no more.</param>
    /// <param name="step">The half-minute that the code is of.</param>
    public Task<Outcome<UsedCode>> RunAsync(ActionContext context, Guid personId, string secret, long step, CancellationToken cancellation) =>
        runner.RunAsync<UsedCode>(context, Asked.For(nameof(UseOneTimeCode), personId, step), transaction => UseAsync(transaction, personId, secret, step), cancellation);

    private static async Task<Outcome<UsedCode>> UseAsync(CaseTransaction transaction, Guid personId, string secret, long step)
    {
        var taken = await transaction.Db.SecondFactors
            .Where(f => f.PersonId == personId && f.Secret == secret && f.LastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.LastStep, step), transaction.Cancellation);
        return taken == 1 ? new UsedCode(personId) : UsedBefore;
    }
}

internal sealed record UsedCode(Guid PersonId);
