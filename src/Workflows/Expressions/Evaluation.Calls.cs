namespace Reviews.Workflows.Expressions;

/// <summary>Names and calls: a nearer name hides a farther one, and a variable that is no function does not hide a built-in one.</summary>
internal sealed partial class Evaluation
{
    private FeelValue Name(string name, Frame? frame) =>
        Local(name, frame) ?? Builtins.AsValue(name) ?? Null($"Nothing here is called '{name}'.");

    private FeelValue Call(CallNode call, Frame? frame)
    {
        var named = call.Callee as NameNode;
        var callee = named is not null && Builtins.Has(named.Name) && Local(named.Name, frame) is not FeelFunction
            ? Builtins.AsValue(named.Name)!
            : Value(call.Callee, frame);
        var given = new Given([.. call.Given.Select(g => Value(g, frame))], call.Names);
        return Invoke(callee, given, named?.Name);
    }

    private FeelValue? Local(string name, Frame? frame)
    {
        for (var at = frame; at is not null; at = at.Outer)
        {
            if (at.Find(name) is { } local)
                return local;
        }

        return Scope.Find(name);
    }

    internal FeelValue Invoke(FeelValue callee, Given given, string? name = null) => callee switch
    {
        FeelFunction function => function.Body(this, given),
        _ => Null($"Expected a function{(name is null ? "" : " called '" + name + "'")}, but found {Kinds.Of(callee)}."),
    };

    private static FeelFunction Function(FunctionNode node, Frame? frame) =>
        new([.. node.Parameters.Select(p => p.Name)], (evaluation, given) =>
        {
            if (given.InOrder([.. node.Parameters.Select(p => p.Name)]) is not { } arguments || (given.Names is null && arguments.Contains(null)))
                return evaluation.Null($"Expected the arguments ({string.Join(", ", node.Parameters.Select(p => p.Name))}), but found {given.Shown}.");
            var inner = frame;
            foreach (var (parameter, value) in node.Parameters.Zip(arguments))
            {
                // By name, what is left out is null (DMN 1.5, 10.3.2.13.5).
                var argument = value ?? FeelValue.Null;
                if (parameter.Type is { } type && !type.Takes(argument))
                    return evaluation.Null($"Expected {parameter.Name} to be of type {type.Name}, but found {Kinds.Of(argument)}.");
                inner = new Frame(inner, parameter.Name, argument);
            }

            return evaluation.Value(node.Body, inner);
        });
}
