using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;

namespace Reviews.Workflows.Simulation;

/// <summary>
/// How many things have followed one from another at one instant, with nobody acting: a process that goes round without time
/// passing is known by a chain without end. The rounds of a repetition that ends by itself are no chain; each begins where the
/// repetition began.
/// </summary>
internal sealed class Chain
{
    /// <summary>Jobs, timers and what processes send each other; longer than any process that means to end.</summary>
    public const int Longest = 300;

    private const int AfterAll = 10;

    private readonly Dictionary<(VirtualProcess Of, bool IsTimer, long Id), int> begun = [];
    private readonly Dictionary<(VirtualProcess Of, long Id), int> bodies = [];
    private readonly HashSet<(VirtualProcess Of, long Id)> rounds = [];

    /// <summary>How long the chain is that leads to what happens now.</summary>
    public int Length { get; set; }

    public int Of(VirtualProcess process, Happening happening) => happening switch
    {
        TimerDue timer => begun.GetValueOrDefault((process, true, timer.TimerId)),
        JobDone job => begun.GetValueOrDefault((process, false, job.JobId)),
        _ => 0,
    };

    /// <summary>What a fact sets going is one link on; a timer that waits begins a chain of its own.</summary>
    public void Add(VirtualProcess process, Fact fact)
    {
        if (fact is JobCreated job)
            begun[(process, false, job.InstanceId)] = Next(process, job.InstanceId);
        else if (fact is TimerArmed timer)
            begun[(process, true, timer.TimerId)] = timer.DueAt > timer.At ? 0 : Next(process, timer.InstanceId);
    }

    public int Next(VirtualProcess process, long instanceId)
    {
        for (var at = process.State.Instances.GetValueOrDefault(instanceId); at is not null; at = process.State.Instances.GetValueOrDefault(at.ScopeId))
        {
            if (process.State.Instances.GetValueOrDefault(at.ScopeId) is not { IsBody: true } body || !EndsByItself(process, body)) continue;
            if (!rounds.Add((process, at.Id))) return Length + 1;
            if (bodies.TryGetValue((process, body.Id), out var length)) return length;
            return bodies[(process, body.Id)] = Next(process, body.Id);
        }

        return Length + 1;
    }

    /// <summary>A chain was broken off: a later step may still mend what goes round, and is soon told where it does not.</summary>
    public int BreakOff(VirtualProcess process, Happening happening)
    {
        if (happening is TimerDue timer) begun[(process, true, timer.TimerId)] = Longest - AfterAll;
        if (happening is JobDone job) begun[(process, false, job.JobId)] = Longest - AfterAll;
        return Longest - AfterAll;
    }

    private static bool EndsByItself(VirtualProcess process, ElementInstance body) =>
        process.Definition.Element(body.ElementId) is Activity { MultiInstance: not null } or Activity { StandardLoop.Maximum: not null };
}
