using System.Globalization;
using System.Xml.Linq;
using Reviews.Workflows.Expressions;
using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>Reads the tasks of people, jobs and scripts.</summary>
internal static class TaskReader
{
    public static Element User(NodeReading r)
    {
        var x = r.Extensions;
        x.OnlyAttributes(AssignmentDefinition, r.Problems, "assignee", "candidateGroups");
        x.OnlyAttributes(TaskSchedule, r.Problems, "dueDate", "followUpDate");
        x.OnlyAttributes(FormDefinition, r.Problems, "formId", BindingType);
        x.OnlyLatest(FormDefinition, r.Problems);
        return new UserTask
        {
            Assignee = Optional(r, AssignmentDefinition, "assignee", r.Expressions.ExpressionOrText),
            CandidateGroups = Optional(r, AssignmentDefinition, "candidateGroups", r.Expressions.ExpressionOrList),
            DueDate = Optional(r, TaskSchedule, "dueDate", r.Expressions.ExpressionOrDate),
            FollowUpDate = Optional(r, TaskSchedule, "followUpDate", r.Expressions.ExpressionOrDate),
            FormId = x.Text(FormDefinition, "formId")?.Trim(),
        };
    }

    public static Element Service(NodeReading r)
    {
        r.Extensions.OnlyAttributes(TaskDefinition, r.Problems, "type", "retries");
        if (r.Extensions.Text(TaskDefinition, "type") is not { } type)
        {
            r.Problems.Refuse(r.Xml, ProblemCodes.MissingPart, "Expected this task to name its job type, but there is none: fill in zeebe:taskDefinition type.");
            type = "none";
        }

        return new ServiceTask
        {
            JobType = r.Expressions.ExpressionOrText(r.Xml, type, "the job type"),
            Retries = Retries(r),
        };
    }

    public static Element Script(NodeReading r)
    {
        ForeignParts.RefuseLanguage(r.Xml, "scriptFormat", r.Problems);
        var (text, variable) = (r.Extensions.Text(BpmnNames.Script, "expression"), r.Extensions.Text(BpmnNames.Script, "resultVariable"));
        if (text is null || variable is null)
            r.Problems.Refuse(r.Xml, ProblemCodes.MissingPart, "Expected zeebe:script with an expression and a resultVariable, but one is missing.");
        return new ScriptTask
        {
            Expression = r.Expressions.Expression(r.Xml, text ?? "= null", "the script"),
            ResultVariable = variable?.Trim() ?? "result",
        };
    }

    private static int Retries(NodeReading r)
    {
        if (r.Extensions.Text(TaskDefinition, "retries") is not { } text) return 3;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var retries) && retries is >= 1 and <= 100) return retries;
        r.Problems.Refuse(r.Xml, ProblemCodes.BadValue, $"Expected retries to be a number from 1 to 100, but found '{text}'.");
        return 3;
    }

    private static FeelExpression? Optional(NodeReading r, string extension, string attribute, Func<XElement, string, string, FeelExpression> read) =>
        r.Extensions.Text(extension, attribute) is { } text ? read(r.Extensions.Find(extension)!, text, attribute) : null;
}
