using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>A message came for this process. The first event that waits for one of its name and key takes it; refused with <c>message-not-awaited</c> where none does.</summary>
/// <param name="Key">What the message carries to say whom it is for; null where it carries nothing.</param>
public sealed record MessageArrived(Instant At, string Name, string? Key, FeelContext Variables) : Happening(At);

/// <summary>A signal was given. Every event that listens hears it; refused with <c>signal-not-awaited</c> where none does.</summary>
public sealed record SignalArrived(Instant At, string Name, FeelContext Variables) : Happening(At);

/// <summary>A job ended in an error that the definition knows by its code.</summary>
public sealed record JobThrew(Instant At, long JobId, string Code, FeelContext Variables) : Happening(At);

/// <summary>A called process is done.</summary>
public sealed record CallReturned(Instant At, long CallId, FeelContext Variables) : Happening(At);

/// <summary>A called process came to an error that it does not catch itself. Where the caller does not either, it is told as not caught, for what called that one in turn.</summary>
public sealed record CallThrew(Instant At, long CallId, string Code, FeelContext Variables) : Happening(At);

/// <summary>A called process told an escalation that it does not catch itself; it goes on unless what catches it here interrupts.</summary>
public sealed record CallEscalated(Instant At, long CallId, string Code, FeelContext Variables) : Happening(At);

/// <summary>A process could not be called: there is none of that id, or it refused to begin.</summary>
public sealed record CallFailed(Instant At, long CallId, string Reason) : Happening(At)
{
    /// <summary>Whether it could not because the processes go round without a wait: the incident is then <c>too-many-steps</c>.</summary>
    public bool GoesRound { get; init; }
}

/// <summary>A running multi-instance body is given one item more.</summary>
/// <param name="BodyId">The body's instance id.</param>
public sealed record ItemGiven(Instant At, long BodyId, FeelValue Item) : Happening(At);

/// <summary>A person corrects variables of a scope; conditions that wait are read again.</summary>
/// <param name="ScopeId">The process (<see cref="ProcessState.RootId"/>) or another instance.</param>
public sealed record VariablesCorrected(Instant At, long ScopeId, FeelContext Variables) : Happening(At);
