using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Queries;

/// <summary>What was answered at tasks that are done, out of the facts themselves: a definition may call its variables anything.</summary>
internal sealed class CompletedAnswers
{
    private readonly Dictionary<(Guid?, long), FeelContext> answers;

    private CompletedAnswers(Dictionary<(Guid?, long), FeelContext> answers) => this.answers = answers;

    public static async Task<CompletedAnswers> OfAsync(ReviewsDb db, Guid reviewId, CancellationToken cancellation)
    {
        var chain = AuditEntryRow.ChainOf(reviewId);
        var rows = await db.AuditEntries.AsNoTracking().Where(e => e.ChainId == chain && e.Event == "task-completed")
            .Select(e => new { e.ProcessInstanceId, e.Data }).ToListAsync(cancellation);
        return new CompletedAnswers(rows
            .Select(row => (row.ProcessInstanceId, Fact: FactJson.Read(row.Data) as TaskCompleted))
            .Where(row => row.Fact is not null)
            .ToDictionary(row => (row.ProcessInstanceId, row.Fact!.InstanceId), row => row.Fact!.Variables));
    }

    /// <summary>An entry of the task's record.</summary>
    public string? Text(ReviewTaskRow task, string step, string entry) => RunningDefinition.Text(Record(task, step), entry);

    /// <summary>The task's record: under its <c>result</c>, or else under the step's own name. Null while it is not done.</summary>
    public FeelContext? Record(ReviewTaskRow task, string step)
    {
        if (!answers.TryGetValue((task.ProcessInstanceId, task.EngineInstanceId), out var variables))
            return null;
        return variables.Find(PropertiesOf(task).GetValueOrDefault(StepProperties.Result, step)) as FeelContext;
    }

    /// <summary>What was answered field by field: under the task's <c>result</c>, or else each by its key. Null while it is not done.</summary>
    public FeelContext? Fields(ReviewTaskRow task) =>
        PropertiesOf(task).ContainsKey(StepProperties.Result) ? Record(task, "") : answers.GetValueOrDefault((task.ProcessInstanceId, task.EngineInstanceId));

    private static Dictionary<string, string> PropertiesOf(ReviewTaskRow task) => JsonSerializer.Deserialize<Dictionary<string, string>>(task.Properties)!;
}
