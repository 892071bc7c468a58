namespace Reviews.Workflows.Definitions;

/// <summary>The codes of everything that reading a process file can find. They are stable, and each is explained in workflows/README.md.</summary>
internal static class ProblemCodes
{
    public const string UnreadableXml = "unreadable-xml";
    public const string UnsupportedElement = "unsupported-element";
    public const string UnsupportedAttribute = "unsupported-attribute";
    public const string ForeignScript = "foreign-script";
    public const string TooLarge = "too-large";
    public const string MissingId = "missing-id";
    public const string DuplicateId = "duplicate-id";
    public const string MissingPart = "missing-part";
    public const string BadValue = "bad-value";
    public const string BadExpression = "bad-expression";
    public const string UnknownReference = "unknown-reference";
    public const string NoStartEvent = "no-start-event";
    public const string SeveralStartEvents = "several-start-events";
    public const string FlowIntoStartEvent = "flow-into-start-event";
    public const string FlowOutOfEndEvent = "flow-out-of-end-event";
    public const string FlowIntoEventSubProcess = "flow-into-event-sub-process";
    public const string FlowIntoBoundaryEvent = "flow-into-boundary-event";
    public const string FlowAcrossScopes = "flow-across-scopes";
    public const string ConditionNotAllowed = "condition-not-allowed";
    public const string MissingCondition = "missing-condition";
    public const string DefaultWithCondition = "default-with-condition";
    public const string BadLink = "bad-link";
    public const string NotExecutable = "not-executable";
    public const string NoProcess = "no-process";
    public const string DuplicateProcess = "duplicate-process";
    public const string BadClock = "bad-clock";
    public const string BadDate = "bad-date";
    public const string UnknownForm = "unknown-form";
    public const string AmbiguousForm = "ambiguous-form";
}
