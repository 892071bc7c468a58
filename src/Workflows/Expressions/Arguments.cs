namespace Reviews.Workflows.Expressions;

/// <summary>The arguments of one call of a built-in function, already of the types its signature asks for.</summary>
internal sealed class Arguments(Evaluation evaluation, IReadOnlyList<FeelValue?> values)
{
    internal Evaluation Evaluation => evaluation;

    internal FeelValue this[int index] => values[index] ?? FeelValue.Null;

    internal bool Has(int index) => index < values.Count && values[index] is not null;

    internal string Text(int index) => ((FeelText)this[index]).Value;

    internal decimal Number(int index) => ((FeelNumber)this[index]).Value;

    internal decimal Number(int index, decimal otherwise) => Has(index) ? Number(index) : otherwise;

    internal IReadOnlyList<FeelValue> List(int index) => ((FeelList)this[index]).Items;

    internal FeelContext Context(int index) => (FeelContext)this[index];

    internal LocalDate Date(int index) => ((FeelDate)this[index]).Value;

    /// <summary>A whole number that fits an int, or null.</summary>
    internal int? Whole(int index) => Number(index) is var number && number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue ? (int)number : null;

    internal FeelValue Null(string why) => evaluation.Null(why);

    /// <summary>A text, counted before it is handed on.</summary>
    internal FeelText Made(string text) => evaluation.Produced(new FeelText(text));

    internal FeelList Made(IEnumerable<FeelValue> items) => evaluation.Produced(new FeelList(items));
}
