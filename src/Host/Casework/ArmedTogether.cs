namespace Reviews.Host.Casework;

/// <summary>
/// The timers of one element of a process that are to go off at one moment. They are steered together: of a vote how many there
/// are would say how many have not voted.
/// </summary>
internal sealed record ArmedTogether(Guid ProcessInstanceId, string ElementId, Instant DueAt);
