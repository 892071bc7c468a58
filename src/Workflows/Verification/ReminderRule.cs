using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Steps;

namespace Reviews.Workflows.Verification;

/// <summary>
/// Each person's task reminds whoever has it and is escalated when it stays open, in words that can be read. One that says
/// none gets the ladder of the settings, which is said; where a step is shown to its holders and those above them alone, it
/// must say itself who these are.
/// </summary>
internal sealed class ReminderRule : IDefinitionRule
{
    public bool FollowsFlows => false;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        foreach (var task in subject.Process.Elements.OfType<UserTask>())
        {
            var (remind, escalate) = (task.Properties.GetValueOrDefault("remind"), task.Properties.GetValueOrDefault("escalate"));
            ReminderLadder.Read(remind, escalate, out var problems);
            foreach (var sentence in problems)
                yield return subject.Error(task, VerificationCodes.BadReminder, sentence);
            if (string.IsNullOrWhiteSpace(remind))
                yield return subject.Warning(task, VerificationCodes.TaskWithoutReminder, "The task has no reminder of its own, so it gets those of the settings (Reminders:Remind): add the property remind, for example '-1wd 09:00, -2h', where they do not suit it.");
            if (!string.IsNullOrWhiteSpace(escalate)) continue;
            if (task.Properties.ContainsKey(StepProperties.ShownTo))
                yield return subject.Error(task, VerificationCodes.TaskWithoutEscalation, "Expected the task to say to whom it is escalated, because it is shown to its holders and those above them alone, but it has none: add the property escalate, for example 'business-manager +0h'.");
            else
                yield return subject.Warning(task, VerificationCodes.TaskWithoutEscalation, "The task has no escalation of its own, so it gets that of the settings (Reminders:Escalate): add the property escalate, for example 'business-manager +0h', where it does not suit it.");
        }
    }
}
