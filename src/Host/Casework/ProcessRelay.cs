using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Casework;

/// <summary>
/// What a fact of one process means for the others of its review, in the same transaction: a called process begins, bound to
/// the version in force, and brings its end, an error or an escalation back; what one sends, the others may take.
/// </summary>
internal sealed class ProcessRelay(DefinitionShelf definitions)
{
    /// <summary>A process that calls itself, or one that calls it, is stopped here.</summary>
    private const int DeepestCall = 16;

    /// <summary>Everything that the facts mean for others is to be told in their order: see <see cref="BetweenProcesses"/>.</summary>
    public void Tell(CaseTransaction transaction, RunningProcess process, IReadOnlyList<Fact> facts) =>
        transaction.Between.Add([.. facts.Select(fact => Telling(transaction, process, fact)).OfType<Func<Task<Refusal?>>>()]);

    private Func<Task<Refusal?>>? Telling(CaseTransaction transaction, RunningProcess process, Fact fact) => fact switch
    {
        ProcessCalled called => () => CallAsync(transaction, process, called),
        CallCancelled cancelled => () => StopAsync(transaction, process, cancelled),
        ProcessCompleted or ProcessTerminated when process.State.Variables is var variables => () => TellCallerAsync(transaction, process, id => new CallReturned(fact.At, id, variables)),
        ErrorThrown { IsCaught: false } error => () => TellCallerAsync(transaction, process, id => new CallThrew(fact.At, id, error.Code, error.Variables)),
        EscalationThrown { IsCaught: false } told => () => TellCallerAsync(transaction, process, id => new CallEscalated(fact.At, id, told.Code, told.Variables)),
        MessagePublished message => () => SendAsync(transaction, process, new MessageArrived(fact.At, message.Name, message.Key, message.Variables)),
        SignalBroadcast signal => () => BroadcastAsync(transaction, process, new SignalArrived(fact.At, signal.Name, signal.Variables)),
        _ => null,
    };

    private async Task<Refusal?> CallAsync(CaseTransaction transaction, RunningProcess caller, ProcessCalled called)
    {
        // A call that was left in the change that made it begins nothing.
        if (!caller.State.Instances.TryGetValue(called.InstanceId, out var call) || call.Call is null)
            return null;
        var review = await transaction.FindReviewAsync(caller.Row.ReviewId)
            ?? throw new InvalidOperationException($"Expected the review of process {caller.Row.Id}, but there is none.");
        var definition = definitions.Current(review.Partnership, called.CalledProcessId);
        var refusal = transaction.Between.GoesRound
            ? GoesRound()
            : definition is null
                ? new Refusal("unknown-process", $"Expected a process \"{called.CalledProcessId}\" of {review.Partnership}, but there is none.")
                : await DepthAsync(transaction, caller) >= DeepestCall
                    ? new Refusal("too-deep", $"Expected at most {DeepestCall} processes that call one another, but \"{called.CalledProcessId}\" would be one more.")
                    : await transaction.BeginAsync(review, definition, called.Variables, await AnchorAsync(transaction, review.Id, definition, caller), new ProcessCaller(caller.Row.Id, called.InstanceId));
        if (refusal is not null)
            await transaction.HappenAsync(caller, new CallFailed(called.At, called.InstanceId, refusal.Sentence) { GoesRound = transaction.Between.GoesRound });
        return null;
    }

    private static Refusal GoesRound() =>
        new("too-many-steps", $"Expected a wait within {BetweenProcesses.Most} calls and messages between processes, but they go round without one.");

    // The date that it names itself, where the review knows it; else it counts from what its caller counts from.
    private static async Task<ClockAnchor?> AnchorAsync(CaseTransaction transaction, Guid reviewId, ProcessDefinition called, RunningProcess caller) =>
        called.Clock is null ? null
        : called.CountsFrom is { } date && (await CaseDateRows.LockedAsync(transaction, reviewId)).Of(date) is { } recorded ? recorded
        : caller.State.Anchor;

    private static async Task<int> DepthAsync(CaseTransaction transaction, RunningProcess process)
    {
        var depth = 1;
        for (var row = process.Row; row.CallerId is { } id && await transaction.FindAsync(id) is { } caller; row = caller.Row)
            depth++;
        return depth;
    }

    private static async Task<Refusal?> StopAsync(CaseTransaction transaction, RunningProcess caller, CallCancelled cancelled)
    {
        var called = (await OthersAsync(transaction, caller)).Find(p => p.CallerId == caller.Row.Id && p.CallId == cancelled.InstanceId);
        if (called is not null && await transaction.FindAsync(called.Id) is { } process)
            await transaction.HappenAsync(process, new Withdrawn(cancelled.At, $"“{caller.Row.Name}” went on without it."));
        return null;
    }

    // What comes too late for the caller is refused there, and nothing comes of it.
    private static async Task<Refusal?> TellCallerAsync(CaseTransaction transaction, RunningProcess process, Func<long, Happening> happening)
    {
        if (process.Row is { CallerId: { } callerId, CallId: { } callId } && await transaction.FindAsync(callerId) is { } caller)
            await transaction.HappenAsync(caller, happening(callId));
        return null;
    }

    /// <summary>For one: the first that takes it.</summary>
    private static async Task<Refusal?> SendAsync(CaseTransaction transaction, RunningProcess from, MessageArrived message)
    {
        if (transaction.Between.GoesRound)
            return GoesRound();
        foreach (var row in await OthersAsync(transaction, from))
        {
            if (await transaction.FindAsync(row.Id) is { } other && await transaction.HappenAsync(other, message) is null)
                break;
        }

        return null;
    }

    /// <summary>For every one that runs when it is given.</summary>
    private static async Task<Refusal?> BroadcastAsync(CaseTransaction transaction, RunningProcess from, SignalArrived signal)
    {
        if (transaction.Between.GoesRound)
            return GoesRound();
        transaction.Between.Add([.. (await OthersAsync(transaction, from)).Select(row => (Func<Task<Refusal?>>)(async () =>
        {
            if (await transaction.FindAsync(row.Id) is { } other)
                await transaction.HappenAsync(other, signal);
            return null;
        }))]);
        return null;
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
