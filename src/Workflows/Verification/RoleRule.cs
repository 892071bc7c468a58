using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Verification;

/// <summary>
/// Each person's task goes to somebody, and each role it names is one we have, with its body where it belongs to one. What
/// depends on data is asked with sample data in place of every variable.
/// </summary>
internal sealed class RoleRule : IDefinitionRule
{
    /// <summary>What stands in for every variable that is not known yet.</summary>
    internal static readonly FeelContext Sample = new([KeyValuePair.Create<string, FeelValue>("id", new FeelText("sample")), KeyValuePair.Create<string, FeelValue>("name", new FeelText("Sample"))]);

    public bool FollowsFlows => false;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        foreach (var task in subject.Process.Elements.OfType<UserTask>())
        {
            foreach (var problem in Groups(subject, task)) yield return problem;
            foreach (var rung in ReminderLadder.Read(null, task.Properties.GetValueOrDefault("escalate"), out _).Escalations.Where(r => Role.Find(r.Role!.Split(':')[0]) is null))
                yield return subject.Error(task, VerificationCodes.UnknownRole, $"Expected escalate to name one of the roles {string.Join(", ", Role.All)}, but found '{rung.Role}'.");
        }
    }

    private static IEnumerable<DefinitionProblem> Groups(CheckedProcess subject, UserTask task)
    {
        if (task.CandidateGroups is not { } groups)
        {
            if (task.Assignee is null)
                yield return subject.Error(task, VerificationCodes.TaskWithoutRole, "Expected the task to say who does it, but it has neither candidateGroups nor an assignee.");
            yield break;
        }

        var value = groups.Evaluate(new FeelScope(_ => Sample)).Value;
        var names = value switch
        {
            FeelList list => list.Items,
            FeelText => [value],
            _ => [],
        };
        if (names.Count == 0)
            yield return subject.Warning(task, VerificationCodes.NotProven, $"Whether '{groups.Text}' names roles with their bodies depends on data and could not be tried out: write it as a list such as =[\"agency-lead:\" + agency.id].");
        foreach (var name in names)
        {
            if (name is not FeelText text)
                yield return subject.Error(task, VerificationCodes.UnknownRole, $"Expected candidateGroups to be a list of roles, but it holds {name}.");
            else if (!Group.TryParse(text.Value, out _, out var problem))
                yield return subject.Error(task, Role.Find(text.Value.Split(':')[0]) is null ? VerificationCodes.UnknownRole : VerificationCodes.RoleWithoutBody, problem);
        }
    }
}
