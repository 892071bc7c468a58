using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Simulation;

/// <summary>Variables by path: <c>agency.id</c> as an instance sees it.</summary>
internal static class Paths
{
    public static FeelValue Find(ProcessState state, long instanceId, string path)
    {
        var names = path.Split('.');
        var value = Scopes.Find(state, instanceId, names[0]);
        foreach (var name in names.Skip(1))
            value = (value as FeelContext)?.Find(name);
        return value ?? FeelValue.Null;
    }
}
