using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>Each person's task reminds whoever has it and is escalated when it stays open, in words that can be read.</summary>
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
                yield return subject.Error(task, VerificationCodes.TaskWithoutReminder, "Expected the task to have a reminder, but it has none: add the property remind, for example '-1wd 09:00, -2h'.");
            if (string.IsNullOrWhiteSpace(escalate))
                yield return subject.Error(task, VerificationCodes.TaskWithoutEscalation, "Expected the task to have an escalation, but it has none: add the property escalate, for example 'business-manager +0h'.");
        }
    }
}
