using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>
/// Variables in nested scopes, by Zeebe's rules: every instance may hold its own, a name is looked up outwards, and a result
/// goes to the nearest scope that already has the name, else to the process.
/// </summary>
internal static class Scopes
{
    /// <summary>The nearest variable of that name, or null (of C#).</summary>
    public static FeelValue? Find(ProcessState state, long instanceId, string name)
    {
        for (var id = instanceId; id != 0; id = state.Instances[id].ScopeId)
        {
            if (state.Instances[id].Variables.Find(name) is { } value)
                return value;
        }

        return null;
    }

    public static void SetLocal(Execution run, long instanceId, string name, FeelValue value) =>
        run.Emit(new VariableSet(run.At, instanceId, name, Storable(value)));

    /// <summary>Sets where the name already is, seen from <paramref name="fromId"/>; else at the root.</summary>
    public static void Propagate(Execution run, long fromId, string name, FeelValue value)
    {
        var id = fromId;
        while (id != ProcessState.RootId && run.Instance(id).Variables.Find(name) is null)
            id = run.Instance(id).ScopeId;
        SetLocal(run, id, name, value);
    }

    /// <summary>A function cannot be kept: null stands in its place, as it would after reading a snapshot back.</summary>
    public static FeelValue Storable(FeelValue value) => value switch
    {
        FeelFunction => FeelValue.Null,
        FeelList list when list.Items.Any(HoldsFunction) => new FeelList(list.Items.Select(Storable)),
        FeelContext context when context.Entries.Values.Any(HoldsFunction) =>
            new FeelContext(context.Entries.Select(e => KeyValuePair.Create(e.Key, Storable(e.Value)))),
        _ => value,
    };

    public static FeelContext Storable(FeelContext variables) => (FeelContext)Storable((FeelValue)variables);

    private static bool HoldsFunction(FeelValue value) => value switch
    {
        FeelFunction => true,
        FeelList list => list.Items.Any(HoldsFunction),
        FeelContext context => context.Entries.Values.Any(HoldsFunction),
        _ => false,
    };
}
