using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine.Migration;

namespace Reviews.Host.Queries;

/// <summary>
/// What a move may name to its reader: every element of both versions, but for a step that is not shown to them and what hangs
/// on it. One that is hidden in either version is hidden in both.
/// </summary>
internal sealed class MoveSight
{
    private const string SomethingHidden = "A step that is not shown to you stands in the way, so it cannot be moved from here.";

    private readonly HashSet<string> hidden;
    private readonly IReadOnlyList<string> words;

    public MoveSight(OpenCase opened, ProcessDefinition from, ProcessDefinition to)
    {
        var found = new[] { from, to }.SelectMany(by => by.Elements.Where(element => !StepSight.MaySee(opened.Groups, by, element))).ToList();
        hidden = [.. found.Select(element => element.Id)];
        words = [.. found.SelectMany(element => new[] { $"\"{element.Name}\"", $"\"{element.Id}\"", $"({element.Id})" }).Distinct()];
    }

    public bool May(string elementId) => !hidden.Contains(elementId);

    /// <summary>
    /// Each sentence once, however many stand there: how many partners have not voted is nobody's to know. Of what is hidden
    /// only that it is there.
    /// </summary>
    public IReadOnlyList<string> Told(IEnumerable<MigrationObstacle> obstacles) => [.. obstacles.Select(obstacle => MayTell(obstacle) ? obstacle.Sentence : SomethingHidden).Distinct()];

    private bool MayTell(MigrationObstacle obstacle) => May(obstacle.ElementId) && !words.Any(word => obstacle.Sentence.Contains(word, StringComparison.Ordinal));
}
