using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>
/// What a fact of one process means for the others of its review, in the same transaction: a called process begins, bound to
/// the version in force, and brings its end, an error or an escalation back; what one sends, the others may take.
/// </summary>
internal sealed class ProcessRelay(DefinitionShelf definitions)
{
    /// <summary>A process that calls itself, or one that calls it, is stopped here.</summary>
    private const int DeepestCall = 16;

    public async Task TellAsync(CaseTransaction transaction, RunningProcess process, IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case ProcessCalled called:
                    await CallAsync(transaction, process, called);
                    break;
                case CallCancelled cancelled:
                    await StopAsync(transaction, process, cancelled);
                    break;
                case ProcessCompleted or ProcessTerminated:
                    await TellCallerAsync(transaction, process, id => new CallReturned(fact.At, id, process.State.Variables));
                    break;
                case ErrorThrown { IsCaught: false } error:
                    await TellCallerAsync(transaction, process, id => new CallThrew(fact.At, id, error.Code, error.Variables));
                    break;
                case EscalationThrown { IsCaught: false } told:
                    await TellCallerAsync(transaction, process, id => new CallEscalated(fact.At, id, told.Code, told.Variables));
                    break;
                case MessagePublished message:
                    await TellOthersAsync(transaction, process, new MessageArrived(fact.At, message.Name, message.Key, message.Variables), toAll: false);
                    break;
                case SignalBroadcast signal:
                    await TellOthersAsync(transaction, process, new SignalArrived(fact.At, signal.Name, signal.Variables), toAll: true);
                    break;
            }
        }
    }

    private async Task CallAsync(CaseTransaction transaction, RunningProcess caller, ProcessCalled called)
    {
        var review = await transaction.FindReviewAsync(caller.Row.ReviewId)
            ?? throw new InvalidOperationException($"Expected the review of process {caller.Row.Id}, but there is none.");
        var definition = definitions.Current(review.Partnership, called.CalledProcessId);
        var refusal = definition is null
            ? new Refusal("unknown-process", $"Expected a process \"{called.CalledProcessId}\" of {review.Partnership}, but there is none.")
            : await DepthAsync(transaction, caller) >= DeepestCall
                ? new Refusal("too-deep", $"Expected at most {DeepestCall} processes that call one another, but \"{called.CalledProcessId}\" would be one more.")
                : await transaction.BeginAsync(review, definition, called.Variables, await AnchorAsync(transaction, review.Id, definition, caller), new ProcessCaller(caller.Row.Id, called.InstanceId));
        if (refusal is not null)
            await transaction.HappenAsync(caller, new CallFailed(called.At, called.InstanceId, refusal.Sentence));
    }

    // The date that it names itself, where the review knows it; else it counts from what its caller counts from.
    private static async Task<ClockAnchor?> AnchorAsync(CaseTransaction transaction, Guid reviewId, ProcessDefinition called, RunningProcess caller) =>
        called.Clock is null ? null
        : CaseDate.Find(called.Clock.Rules.Anchor) is { } date && (await CaseDateRows.LockedAsync(transaction, reviewId)).Of(date) is { } recorded ? recorded
        : caller.State.Anchor;

    private static async Task<int> DepthAsync(CaseTransaction transaction, RunningProcess process)
    {
        var depth = 1;
        for (var row = process.Row; row.CallerId is { } id && await transaction.FindAsync(id) is { } caller; row = caller.Row)
            depth++;
        return depth;
    }

    private static async Task StopAsync(CaseTransaction transaction, RunningProcess caller, CallCancelled cancelled)
    {
        var called = (await OthersAsync(transaction, caller)).Find(p => p.CallerId == caller.Row.Id && p.CallId == cancelled.InstanceId);
        if (called is not null && await transaction.FindAsync(called.Id) is { } process)
            await transaction.HappenAsync(process, new Withdrawn(cancelled.At, $"“{caller.Row.Name}” went on without it."));
    }

    // What comes too late for the caller is refused there, and nothing comes of it.
    private static async Task TellCallerAsync(CaseTransaction transaction, RunningProcess process, Func<long, Happening> happening)
    {
        if (process.Row is { CallerId: { } callerId, CallId: { } callId } && await transaction.FindAsync(callerId) is { } caller)
            await transaction.HappenAsync(caller, happening(callId));
    }

    private static async Task TellOthersAsync(CaseTransaction transaction, RunningProcess from, Happening happening, bool toAll)
    {
        foreach (var row in await OthersAsync(transaction, from))
        {
            if (await transaction.FindAsync(row.Id) is { } other && await transaction.HappenAsync(other, happening) is null && !toAll)
                return;
        }
    }

    /// <summary>The other processes of the review that run, those begun by this very change included, the oldest first.</summary>
    private static async Task<List<ProcessInstanceRow>> OthersAsync(CaseTransaction transaction, RunningProcess process)
    {
        await transaction.Db.ProcessInstances.Where(p => p.ReviewId == process.Row.ReviewId && p.EndedAt == null).LoadAsync(transaction.Cancellation);
        return [.. transaction.Db.ProcessInstances.Local
            .Where(p => p.ReviewId == process.Row.ReviewId && p.EndedAt is null && p.Id != process.Row.Id).OrderBy(p => p.StartedAt).ThenBy(p => p.Id)];
    }
}

/// <summary>What called a process: another process, and the call in it.</summary>
internal sealed record ProcessCaller(Guid ProcessInstanceId, long CallId);
