namespace Reviews.Workflows.Expressions;

/// <summary>What a call gives: values by position, or by name.</summary>
internal sealed record Given(IReadOnlyList<FeelValue> Values, IReadOnlyList<string>? Names = null)
{
    internal string Shown => Values.Count == 0 ? "none" : string.Join(", ", Values.Select(Kinds.Of));

    /// <summary>The values in the order of the parameters, null where one is not given; null when they do not fit the parameters.</summary>
    internal FeelValue?[]? InOrder(IReadOnlyList<string> parameters)
    {
        if (Values.Count > parameters.Count)
            return null;
        var ordered = new FeelValue?[parameters.Count];
        for (var i = 0; i < Values.Count; i++)
        {
            var at = Names is null ? i : parameters.ToList().IndexOf(Names[i]);
            if (at < 0 || ordered[at] is not null)
                return null;
            ordered[at] = Values[i];
        }

        return ordered;
    }
}
