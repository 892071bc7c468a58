namespace Reviews.Workflows.Expressions.Functions;

/// <summary>Logic, and two functions of the dialect of Camunda 8 for what may be null.</summary>
internal static class Booleans
{
    internal static IEnumerable<Builtin> All =>
    [
        new("not", "negand: any", a => a[0] is FeelBoolean b ? FeelBoolean.Of(!b.Value) : a.Null($"not: expected true or false, but found {Kinds.Of(a[0])}.")),
        new("all", "list: items", a => Told(a, a.List(0).Aggregate((FeelValue)FeelBoolean.True, Three.And))),
        new("any", "list: items", a => Told(a, a.List(0).Aggregate((FeelValue)FeelBoolean.False, Three.Or))),
        new("is defined", "value: any", a => FeelBoolean.Of(a[0] is not FeelNull)),
        new("get or else", "value: any, default: any", a => a[0] is FeelNull ? a[1] : a[0]),
        new("is", "value1: any, value2: any", a => FeelBoolean.Of(a[0].Equals(a[1]))),
    ];

    private static FeelValue Told(Arguments a, FeelValue answer) =>
        answer is FeelNull ? a.Null("Expected true or false in the list, but some are neither.") : answer;
}
