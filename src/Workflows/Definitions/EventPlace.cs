namespace Reviews.Workflows.Definitions;

/// <summary>Where an event stands: which triggers it may have there is the standard's to say (ISO/IEC 19510, table 10.93).</summary>
internal enum EventPlace
{
    /// <summary>The start of a process.</summary>
    ProcessStart,

    /// <summary>The start of an embedded sub-process: the flow that leads to it is all that wakes it.</summary>
    SubProcessStart,

    /// <summary>The start of an event sub-process.</summary>
    EventSubProcessStart,

    Catch,
    Throw,
    Boundary,
    End,
}
