using System.Text.Json;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>A task as its step sees it: the same when a page shows it and when it is submitted.</summary>
internal static class TaskView
{
    /// <param name="form">As it stood when the process began; null where the task names none.</param>
    /// <param name="state">A closed task is no longer in it, and reads what the whole process reads.</param>
    public static StepTask Of(ReviewTaskRow task, FormDefinition? form, ProcessState state) => new(
        task.ElementId,
        task.Name,
        VariableJson.Read(task.Subject),
        JsonSerializer.Deserialize<Dictionary<string, string>>(task.Properties)!,
        form,
        state.Instances.ContainsKey(task.EngineInstanceId) ? state.Visible(task.EngineInstanceId) : state.Variables);
}
