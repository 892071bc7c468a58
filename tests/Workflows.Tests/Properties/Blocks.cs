namespace Reviews.Workflows.Tests.Properties;

/// <summary>A part of a process as it was made: parts nested in parts, each with one way in and one way out. Ids are those of the elements drawn for it.</summary>
internal abstract record Block;

/// <summary>One part after the other; at least one.</summary>
internal sealed record InSequence(IReadOnlyList<Block> Parts) : Block;

/// <summary>Something done, once or repeatedly, with events on its border. Where one of those interrupts, both ways meet at <paramref name="MergeId"/>.</summary>
/// <param name="Body">Of a sub-process alone.</param>
internal sealed record Work(string Id, WorkKind Kind, Repetition? Repeated, IReadOnlyList<Border> Borders, string? MergeId, Scope? Body) : Block;

/// <summary>
/// A split and the join of what it split. <paramref name="JoinKind"/> is the same but in a crooked process; of a task that splits by
/// the conditions of its own flows it is an inclusive one.
/// </summary>
internal sealed record Split(string Id, string Kind, string JoinId, string JoinKind, IReadOnlyList<Branch> Branches) : Block
{
    /// <summary>The kind of join that fits.</summary>
    public static string JoinOf(string kind) => kind == "userTask" ? "inclusiveGateway" : kind;

    public bool IsCrooked => JoinKind != JoinOf(Kind);
}

/// <summary>Somebody to wait for, a part, and both again while the variable <paramref name="While"/> is true.</summary>
internal sealed record Loop(string MergeId, Work First, Block Rest, string AgainId, string While, string AfterId) : Block;

/// <summary>Waits for the first of several events.</summary>
internal sealed record FirstOf(string Id, IReadOnlyList<(Catch Event, Block Then)> Ways, string MergeId) : Block;

/// <summary>Waits for an event.</summary>
internal sealed record Catch(string Id, Trigger On) : Block;

/// <summary>Tells an escalation or gives a signal, and goes on unless what catches it interrupts.</summary>
internal sealed record Throw(string Id, Trigger What) : Block;

/// <summary>A flow drawn in two halves.</summary>
internal sealed record Jump(string FromId, string ToId) : Block;

/// <param name="If">The variable that chooses it; null for the default branch and for every branch of a parallel split.</param>
/// <param name="Body">Null where it leads straight to the join.</param>
internal sealed record Branch(string? If, Block? Body);

/// <param name="EndId">Where the way of a non-interrupting event ends; null where it leads to the activity's merge.</param>
internal sealed record Border(string Id, Trigger On, bool Interrupting, Block Then, string? EndId);

internal enum WorkKind
{
    User,
    Job,
    Manual,
    Call,
    Receive,
    SubProcess,
}

/// <param name="Count">How many, or the most rounds there may be.</param>
/// <param name="While">Of rounds: the variable that asks for another.</param>
/// <param name="UntilTwo">Enough once two are done.</param>
internal sealed record Repetition(RepetitionKind Kind, int Count, string? While = null, bool TestBefore = false, bool UntilTwo = false);

internal enum RepetitionKind
{
    AtOnce,
    InTurn,
    Rounds,
}

internal enum TriggerKind
{
    Timer,
    Signal,
    Message,
    Condition,
    Error,
    Escalation,
}

/// <param name="Of">The duration of a timer, the name of a message or signal, the variable of a condition, the code of an error or escalation; empty for whatever code.</param>
internal sealed record Trigger(TriggerKind Kind, string Of = "");

/// <summary>A process or sub-process: its start, what is done in it, how it ends, and what may wake beside it, in the order drawn.</summary>
internal sealed record Scope(string StartId, Block Body, Ending Ending, IReadOnlyList<EventScope> Beside);

/// <summary>A plain end; where <paramref name="If"/> is true, another one, behind the gateway <paramref name="WhichId"/>.</summary>
internal sealed record Ending(string EndId, EndKind Kind = EndKind.Plain, string? WhichId = null, string? OtherId = null, string? If = null);

internal enum EndKind
{
    Plain,
    Escalation,
    Error,
    Terminate,
}

/// <summary>An event sub-process.</summary>
internal sealed record EventScope(string Id, string StartId, Trigger On, bool Interrupting, Block Body, string EndId);
