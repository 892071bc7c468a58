namespace Reviews.Workflows.Tests.Properties;

/// <summary>Every block of a process, at any depth.</summary>
internal static class BlockWalk
{
    public static IEnumerable<Block> All(Scope scope) => All(scope.Body).Concat(scope.Beside.SelectMany(beside => All(beside.Body)));

    private static IEnumerable<Block> All(Block block) => (block switch
    {
        InSequence sequence => sequence.Parts.SelectMany(All),
        Work work => (work.Body is { } body ? All(body) : []).Concat(work.Borders.SelectMany(border => All(border.Then))),
        Split split => split.Branches.SelectMany(branch => branch.Body is { } body ? All(body) : []),
        Loop loop => All(loop.Rest),
        FirstOf first => first.Ways.SelectMany(way => All(way.Then)),
        _ => [],
    }).Prepend(block);
}
