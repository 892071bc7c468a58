namespace Reviews.Workflows.Engine.Migration;

/// <summary>One thing that stands in an instance, and where it goes in the other version.</summary>
/// <param name="InstanceId">Its own; of a token that waits at a join, that of the scope it is in.</param>
/// <param name="FromId">The element (of a token, the flow) it stands at now.</param>
/// <param name="ToId">Where it goes; null when that is not known, and then an obstacle says so.</param>
public sealed record StandingMove(StandingKind Kind, long InstanceId, string FromId, string FromName, string? ToId, string? ToName)
{
    /// <summary>Whether it is called otherwise there.</summary>
    public bool IsRenamed => ToId is not null && (FromId != ToId || FromName != ToName);
}

/// <summary>What stands.</summary>
public enum StandingKind
{
    Task,
    Job,

    /// <summary>An event, a receive task or an event-based gateway that waits.</summary>
    Wait,
    Call,

    /// <summary>A sub-process with what is in it.</summary>
    Scope,

    /// <summary>A repetition with its instances.</summary>
    Repetition,

    /// <summary>An element that failed and waits to be settled.</summary>
    Incident,

    /// <summary>A token that waits at a join.</summary>
    Token,
}
