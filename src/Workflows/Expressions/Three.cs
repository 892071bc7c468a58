namespace Reviews.Workflows.Expressions;

/// <summary>Three-valued logic over values: anything but true and false is unknown, written null.</summary>
internal static class Three
{
    internal static FeelValue And(FeelValue left, FeelValue right) => (Evaluation.Truth(left), Evaluation.Truth(right)) switch
    {
        (false, _) or (_, false) => FeelBoolean.False,
        (true, true) => FeelBoolean.True,
        _ => FeelValue.Null,
    };

    internal static FeelValue Or(FeelValue left, FeelValue right) => (Evaluation.Truth(left), Evaluation.Truth(right)) switch
    {
        (true, _) or (_, true) => FeelBoolean.True,
        (false, false) => FeelBoolean.False,
        _ => FeelValue.Null,
    };
}
