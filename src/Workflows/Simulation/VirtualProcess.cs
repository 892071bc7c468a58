using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;

namespace Reviews.Workflows.Simulation;

/// <summary>One process of a <see cref="VirtualRun"/>: the one begun, or one that another called.</summary>
/// <param name="caller">Null for the one begun.</param>
/// <param name="callId">The instance id of the call in its caller.</param>
internal sealed class VirtualProcess(ProcessDefinition definition, VirtualProcess? caller, long callId)
{
    public ProcessDefinition Definition => definition;

    public VirtualProcess? Caller => caller;

    public long CallId => callId;

    /// <summary>How many processes it is called within; 0 for the one begun.</summary>
    public int Depth { get; } = caller is null ? 0 : caller.Depth + 1;

    public ProcessState State { get; set; } = ProcessState.NotStarted;
}

/// <summary>What happened, and in which of the processes.</summary>
internal sealed record VirtualFact(VirtualProcess Of, Fact Fact);
