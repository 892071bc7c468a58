using System.Globalization;
using System.Xml.Linq;
using Reviews.Workflows.Expressions;
using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>Reads how often an activity is done: for each item of a collection, so many times, or while a condition holds.</summary>
internal static class LoopReader
{
    public static MultiInstance? MultiInstance(NodeReading r)
    {
        if (r.Child(BpmnNames.MultiInstance) is not { } loop) return null;
        ForeignParts.Refuse(loop, r.Problems);
        ForeignParts.RefuseUnknownChildren(loop, r.Problems, child => child is CompletionCondition or LoopCardinality);
        ForeignParts.RefuseUnless(loop, "behavior", r.Problems, "All");
        ForeignParts.RefuseUnless(loop, "oneBehaviorEventRef", r.Problems);
        ForeignParts.RefuseUnless(loop, "noneBehaviorEventRef", r.Problems);
        var extensions = ExtensionElements.Of(loop, r.Problems, LoopCharacteristics);
        extensions.OnlyAttributes(LoopCharacteristics, r.Problems, "inputCollection", "inputElement", "outputCollection", "outputElement");
        var (collection, cardinality) = (extensions.Text(LoopCharacteristics, "inputCollection"), loop.Element(Bpmn + LoopCardinality));
        if (collection is null == cardinality is null)
        {
            r.Problems.Refuse(loop, ProblemCodes.MissingPart, "Expected the repetition to name either its collection or how often, but found " + (collection is null ? "neither" : "both") + ": fill in zeebe:loopCharacteristics inputCollection, or loopCardinality.");
            return null;
        }

        var (outputCollection, outputElement) = (extensions.Text(LoopCharacteristics, "outputCollection"), extensions.Text(LoopCharacteristics, "outputElement"));
        if (outputCollection is null != outputElement is null)
            r.Problems.Refuse(loop, ProblemCodes.MissingPart, "Expected outputCollection and outputElement together, but only one is filled in.");
        return new MultiInstance(
            XmlBoolean.IsTrue(loop, "isSequential"),
            collection is null ? Count(r, cardinality!) : r.Expressions.Expression(loop, collection, "the repetition's collection"),
            extensions.Text(LoopCharacteristics, "inputElement")?.Trim(),
            outputCollection?.Trim(),
            outputElement is null ? null : r.Expressions.Expression(loop, outputElement, "the repetition's output element"),
            Formal(r, loop, CompletionCondition, "the completion condition"),
            ByCount: collection is null);
    }

    public static StandardLoop? StandardLoop(NodeReading r)
    {
        if (r.Child(BpmnNames.StandardLoop) is not { } loop) return null;
        ForeignParts.Refuse(loop, r.Problems);
        ForeignParts.RefuseUnknownChildren(loop, r.Problems, child => child == LoopCondition);
        if (r.Child(BpmnNames.MultiInstance) is not null)
            r.Problems.Refuse(loop, ProblemCodes.UnsupportedElement, "Two repetitions on one activity are not supported: put a sub-process around it.");
        var (condition, maximum) = (Formal(r, loop, LoopCondition, "the loop's condition"), ExtensionElements.Text(loop, "loopMaximum")?.Trim());
        if (condition is null && maximum is null)
            r.Problems.Refuse(loop, ProblemCodes.MissingPart, "Expected the loop to say while what it goes on, or how often at most, but there is neither.");
        return new StandardLoop(
            XmlBoolean.IsTrue(loop, "testBefore"),
            condition,
            maximum is null ? null : Whole(r, loop, maximum, "loopMaximum", least: 1));
    }

    private static FeelExpression? Formal(NodeReading r, XElement loop, string name, string what)
    {
        if (loop.Element(Bpmn + name) is not { } at) return null;
        ForeignParts.RefuseLanguage(at, r.Problems);
        return r.Expressions.Expression(at, at.Value, what);
    }

    private static FeelExpression Count(NodeReading r, XElement cardinality)
    {
        ForeignParts.RefuseLanguage(cardinality, r.Problems);
        var text = cardinality.Value.Trim();
        if (text.StartsWith('='))
        {
            var count = r.Expressions.Expression(cardinality, text, "the repetition's number");
            if (count.Text == text && count.AsConstant is { } known && !IsCount(known)) RefuseCount(r, cardinality, LoopCardinality, least: 0, text);
            return count;
        }

        var number = Whole(r, cardinality, text, LoopCardinality, least: 0);
        return r.Expressions.Expression(cardinality, FormattableString.Invariant($"={number}"), "the repetition's number");
    }

    private static bool IsCount(FeelValue value) => value is FeelNumber { Value: >= 0 and <= int.MaxValue and var number } && number == decimal.Truncate(number);

    private static int Whole(NodeReading r, XElement at, string text, string what, int least)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least) return number;
        RefuseCount(r, at, what, least, text);
        return least;
    }

    private static void RefuseCount(NodeReading r, XElement at, string what, int least, string found) =>
        r.Problems.Refuse(at, ProblemCodes.BadValue, $"Expected {what} to be a whole number from {least}, but found '{found}'.");
}
