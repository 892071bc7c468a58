using System.Globalization;
using System.Xml.Linq;
using Reviews.Workflows.Expressions;
using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>Reads tasks and how often an activity is repeated.</summary>
internal static class TaskReader
{
    public static Element User(NodeReading r)
    {
        var x = r.Extensions;
        x.OnlyAttributes(AssignmentDefinition, r.Problems, "assignee", "candidateGroups");
        x.OnlyAttributes(TaskSchedule, r.Problems, "dueDate", "followUpDate");
        x.OnlyAttributes(FormDefinition, r.Problems, "formId", "bindingType");
        return new UserTask
        {
            Id = r.Id,
            Name = r.Name,
            Type = r.Type,
            Line = r.Line,
            ScopeId = r.ScopeId,
            Assignee = Optional(r, AssignmentDefinition, "assignee", r.Expressions.ExpressionOrText),
            CandidateGroups = Optional(r, AssignmentDefinition, "candidateGroups", r.Expressions.ExpressionOrList),
            DueDate = Optional(r, TaskSchedule, "dueDate", r.Expressions.ExpressionOrDate),
            FollowUpDate = Optional(r, TaskSchedule, "followUpDate", r.Expressions.ExpressionOrDate),
            FormId = x.Text(FormDefinition, "formId")?.Trim(),
            MultiInstance = Repeated(r),
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
            Id = r.Id,
            Name = r.Name,
            Type = r.Type,
            Line = r.Line,
            ScopeId = r.ScopeId,
            JobType = r.Expressions.ExpressionOrText(r.Xml, type, "the job type"),
            Retries = Retries(r),
            MultiInstance = Repeated(r),
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
            Id = r.Id,
            Name = r.Name,
            Type = r.Type,
            Line = r.Line,
            ScopeId = r.ScopeId,
            Expression = r.Expressions.Expression(r.Xml, text ?? "= null", "the script"),
            ResultVariable = variable?.Trim() ?? "result",
            MultiInstance = Repeated(r),
        };
    }

    public static Element PassThrough(NodeReading r) => new PassThroughTask
    {
        Id = r.Id,
        Name = r.Name,
        Type = r.Type,
        Line = r.Line,
        ScopeId = r.ScopeId,
        MultiInstance = Repeated(r),
    };

    /// <summary>How the activity is repeated; null when it is not.</summary>
    public static MultiInstance? Repeated(NodeReading r)
    {
        if (r.Child(BpmnNames.MultiInstance) is not { } loop) return null;
        ForeignParts.Refuse(loop, r.Problems);
        ForeignParts.RefuseUnknownChildren(loop, r.Problems, child => child == CompletionCondition);
        var extensions = ExtensionElements.Of(loop, r.Problems, LoopCharacteristics);
        if (extensions.Text(LoopCharacteristics, "inputCollection") is not { } collection)
        {
            r.Problems.Refuse(loop, ProblemCodes.MissingPart, "Expected the repetition to name its collection, but there is none: fill in zeebe:loopCharacteristics inputCollection.");
            return null;
        }

        var (outputCollection, outputElement) = (extensions.Text(LoopCharacteristics, "outputCollection"), extensions.Text(LoopCharacteristics, "outputElement"));
        if (outputCollection is null != outputElement is null)
            r.Problems.Refuse(loop, ProblemCodes.MissingPart, "Expected outputCollection and outputElement together, but only one is filled in.");
        return new MultiInstance(
            ExtensionElements.Text(loop, "isSequential")?.Trim() is "true" or "1",
            r.Expressions.Expression(loop, collection, "the repetition's collection"),
            extensions.Text(LoopCharacteristics, "inputElement")?.Trim(),
            outputCollection?.Trim(),
            outputElement is null ? null : r.Expressions.Expression(loop, outputElement, "the repetition's output element"),
            loop.Element(Bpmn + CompletionCondition) is { } done ? r.Expressions.Expression(done, done.Value, "the completion condition") : null);
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
