namespace Reviews.Workflows.Engine;

/// <summary>The name of each fact in traces and in the audit trail: kebab-case and stable.</summary>
public static class FactNames
{
    internal static IReadOnlyDictionary<Type, string> ByType { get; } = new Dictionary<Type, string>
    {
        [typeof(ProcessStarted)] = "process-started",
        [typeof(ElementEntered)] = "element-entered",
        [typeof(ElementCompleted)] = "element-completed",
        [typeof(ElementTerminated)] = "element-terminated",
        [typeof(FlowTaken)] = "flow-taken",
        [typeof(LoopStarted)] = "loop-started",
        [typeof(TaskCreated)] = "task-created",
        [typeof(DeadlineSet)] = "deadline-set",
        [typeof(DeadlineMoved)] = "deadline-moved",
        [typeof(TaskCompleted)] = "task-completed",
        [typeof(TaskCancelled)] = "task-cancelled",
        [typeof(JobCreated)] = "job-created",
        [typeof(JobCompleted)] = "job-completed",
        [typeof(JobTried)] = "job-tried",
        [typeof(JobCancelled)] = "job-cancelled",
        [typeof(TimerArmed)] = "timer-armed",
        [typeof(TimerFired)] = "timer-fired",
        [typeof(TimerDisarmed)] = "timer-disarmed",
        [typeof(TimerPlanned)] = "timer-planned",
        [typeof(TimerCalledOff)] = "timer-called-off",
        [typeof(VariableSet)] = "variable-set",
        [typeof(Incident)] = "incident",
        [typeof(IncidentResolved)] = "incident-resolved",
        [typeof(SubscriptionOpened)] = "subscription-opened",
        [typeof(SubscriptionClosed)] = "subscription-closed",
        [typeof(MessageReceived)] = "message-received",
        [typeof(MessagePublished)] = "message-published",
        [typeof(SignalBroadcast)] = "signal-broadcast",
        [typeof(SignalReceived)] = "signal-received",
        [typeof(ConditionMet)] = "condition-met",
        [typeof(ConditionLapsed)] = "condition-lapsed",
        [typeof(ErrorThrown)] = "error-thrown",
        [typeof(EscalationThrown)] = "escalation-thrown",
        [typeof(TokensDropped)] = "tokens-dropped",
        [typeof(ProcessCalled)] = "process-called",
        [typeof(ProcessReturned)] = "process-returned",
        [typeof(CallCancelled)] = "call-cancelled",
        [typeof(ItemAdded)] = "item-added",
        [typeof(VariablesChanged)] = "variables-changed",
        [typeof(AnchorCorrected)] = "anchor-corrected",
        [typeof(StepPlanned)] = "step-planned",
        [typeof(StepUnplanned)] = "step-unplanned",
        [typeof(BankHolidaysChanged)] = "bank-holidays-changed",
        [typeof(DefinitionMigrated)] = "definition-migrated",
        [typeof(TaskChanged)] = "task-changed",
        [typeof(ProcessCompleted)] = "process-completed",
        [typeof(ProcessTerminated)] = "process-terminated",
        [typeof(ProcessWithdrawn)] = "process-withdrawn",
    };

    public static string Of(Fact fact) => ByType[fact.GetType()];
}
