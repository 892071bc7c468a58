using Reviews.Workflows.Access;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Steps;

namespace Reviews.Workflows.Tests.Steps;

/// <summary>What a person sends, and the task it is sent for, written briefly.</summary>
internal static class Sent
{
    public const string Hash = "aa11";

    /// <summary>London noon on a working day.</summary>
    public static readonly Instant Now = Instant.FromUtc(2026, 12, 1, 12, 0);

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Fields(params (string Name, string Value)[] fields) =>
        fields.GroupBy(field => field.Name).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(field => field.Value)]);

    public static StepInput Input(params (string Name, string Value)[] fields) =>
        new(new ActionContext("person-1", Now, "request-1"), Fields(fields), []);

    public static StepInput With(this StepInput input, params KeptFile[] files) => input with { Files = files };

    public static StepInput As(this StepInput input, string group) => input with { Groups = [Group.Parse(group)] };

    public static StepTask Task(FeelContext? variables = null, FeelValue? subject = null, FormDefinition? form = null, params (string Name, string Value)[] properties) =>
        new("task", "Task", subject ?? FeelValue.Null, properties.ToDictionary(p => p.Name, p => p.Value), form, variables ?? FeelContext.Empty);

    public static KeptFile Pdf(string field) => new(field, "doc-1", "Report.PDF", "application/pdf", 10, Hash);

    public static KeptFile Docx(string field) =>
        new(field, "doc-2", "report.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 10, Hash) { Marks = 0 };

    public static FeelContext Document(KeptFile file) => Context(("id", T(file.DocumentId)), ("name", T(file.FileName)), ("sha256", T(file.Sha256)));

    public static FeelText T(string text) => new(text);

    public static FeelContext Context(params (string Name, FeelValue Value)[] entries) =>
        new(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));

    public static FeelContext Body(string id, string name) => Context(("id", T(id)), ("name", T(name)));

    public static FeelContext Recorded(this Step step, StepTask task, StepInput input) =>
        step.Take(task, input).Should().BeOfType<StepOutcome.Recorded>().Which.Variables;

    public static FeelContext Record(this Step step, string result, StepTask task, StepInput input) =>
        step.Recorded(task, input).Find(result).Should().BeOfType<FeelContext>().Which;

    public static IReadOnlyList<FieldError> Refused(this Step step, StepTask task, StepInput input) =>
        step.Take(task, input).Should().BeOfType<StepOutcome.Rejected>().Which.Errors;

    public static void ShouldHold(this FeelContext context, params (string Name, FeelValue Value)[] entries) =>
        context.Entries.Should().Contain(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));
}
