using Reviews.Host.Queries;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Pages.Tasks;

/// <summary>What a task tells above its questions, as its definition says by <c>tells</c>: what it is about, for whoever did not write it.</summary>
internal static class ToldLines
{
    /// <summary>Empty where the definition says nothing; what has no words is left out.</summary>
    public static IReadOnlyList<(string Label, string Words)> Of(TaskScreen screen)
    {
        if (screen.Task.Properties.GetValueOrDefault(StepProperties.Tells) is not { } text || FeelExpression.Parse(text).Expression is not { } told)
            return [];
        var lines = (told.Evaluate(new FeelScope(screen.Task.Variables)).Value as FeelList)?.Items.OfType<FeelContext>() ?? [];
        return [.. lines.Select(line => (Label: Words(line.Find("label")), Words: Words(line.Find("words")))).Where(line => line.Words.Length > 0)];
    }

    private static string Words(FeelValue? value) => value switch
    {
        FeelText text => text.Value,
        FeelDate date => LondonWords.Of(date.Value),
        _ => "",
    };
}
