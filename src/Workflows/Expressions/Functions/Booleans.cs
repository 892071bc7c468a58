namespace Reviews.Workflows.Expressions.Functions;

internal static class Booleans
{
    internal static IEnumerable<Builtin> All =>
    [
        new("not", "negand: any", a => a[0] is FeelBoolean b ? FeelBoolean.Of(!b.Value) : a.Null($"not: expected true or false, but found {Kinds.Of(a[0])}.")),
        new("all", "list: items", a => a.List(0).Aggregate((FeelValue)FeelBoolean.True, Three.And)),
        new("any", "list: items", a => a.List(0).Aggregate((FeelValue)FeelBoolean.False, Three.Or)),
        new("is", "value1: any, value2: any", a => FeelBoolean.Of(a[0].Equals(a[1]))),
    ];
}
