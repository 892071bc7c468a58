using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>Input and output mappings, and where a task's or job's results go.</summary>
internal static class Mappings
{
    /// <summary>Makes the element's local variables, each mapping seeing those before it. False when an incident stopped it.</summary>
    /// <param name="stage">Where a retry takes it up after such an incident.</param>
    public static bool ApplyInputs(Execution run, long instanceId, Element element, TokenStage stage = TokenStage.Entering)
    {
        foreach (var mapping in element.Inputs)
        {
            var result = run.Evaluate(mapping.Source, instanceId);
            if (result.Error is not null)
                return Failed(run, instanceId, stage, mapping, result.Error);
            var (name, value) = At(mapping.Target, result.Value, n => run.Instance(instanceId).Variables.Find(n));
            if (value.Depth > Evaluation.MaxValueDepth)
                return Failed(run, instanceId, stage, mapping, TooDeep(value));
            Scopes.SetLocal(run, instanceId, name, value);
        }

        return true;
    }

    /// <summary>
    /// Results of a task or job: with output mappings they stay local, for those to pick from; without, they go to the
    /// nearest scope that has the name.
    /// </summary>
    public static void TakeResults(Execution run, long instanceId, FeelContext results)
    {
        var keep = run.ElementOf(run.Instance(instanceId)).Outputs.Count > 0;
        foreach (var (name, value) in results.Entries)
        {
            if (keep)
                Scopes.SetLocal(run, instanceId, name, value);
            else
                Scopes.Propagate(run, instanceId, name, value);
        }
    }

    /// <summary>Evaluates the output mappings in the element's own scope and hands the values outwards. False when an incident stopped it.</summary>
    public static bool ApplyOutputs(Execution run, long instanceId, Element element)
    {
        var instance = run.Instance(instanceId);

        // One of several instances keeps what its output element will read (see MultiInstanceLoop); a round of a loop hands it on.
        var from = element is Activity { MultiInstance: not null } && instance.LoopIndex is not null ? instanceId : instance.ScopeId;
        foreach (var mapping in element.Outputs)
        {
            var result = run.Evaluate(mapping.Source, instanceId);
            if (result.Error is not null)
                return Failed(run, instanceId, TokenStage.Leaving, mapping, result.Error);
            var (name, value) = At(mapping.Target, result.Value, n => Scopes.Find(run.State, from, n));
            if (value.Depth > Evaluation.MaxValueDepth)
                return Failed(run, instanceId, TokenStage.Leaving, mapping, TooDeep(value));
            Scopes.Propagate(run, from, name, value);
        }

        return true;
    }

    /// <summary>A target such as <c>report.author</c> sets one entry of a context and keeps its others.</summary>
    private static (string Name, FeelValue Value) At(string target, FeelValue value, Func<string, FeelValue?> known)
    {
        var path = target.Split('.');
        return (path[0], path.Length == 1 ? value : Within(known(path[0]), path.AsSpan(1), value));
    }

    private static FeelContext Within(FeelValue? outer, ReadOnlySpan<string> path, FeelValue value)
    {
        var context = outer as FeelContext ?? FeelContext.Empty;
        return context.With(path[0], path.Length == 1 ? value : Within(context.Find(path[0]), path[1..], value));
    }

    private static string TooDeep(FeelValue value) => $"Expected values nested at most {Evaluation.MaxValueDepth} deep, but this would be {value.Depth} deep.";

    private static bool Failed(Execution run, long instanceId, TokenStage stage, VariableMapping mapping, string why)
    {
        run.Stop(instanceId, stage, "mapping-failed", $"The mapping to \"{mapping.Target}\" cannot be evaluated: {why}");
        return false;
    }
}
