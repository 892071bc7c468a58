namespace Reviews.Workflows.Reviews.Arrangements;

/// <summary>A group that a partnership has set up: a sub-committee that decides, a Stay Safe Group that learns.</summary>
/// <param name="Id">Kebab-case, unique among the groups of the file.</param>
/// <param name="Kind">One of <see cref="GroupKind"/>.</param>
/// <param name="Area">The part of the area that it is for; null: all of it.</param>
/// <param name="Source">Where it is laid down; null where the file does not say.</param>
public sealed record PartnershipGroup(string Id, string Name, string Kind, string? Area, string? Source);

/// <summary>The kinds of group, as the file writes them.</summary>
public static class GroupKind
{
    public const string SubCommittee = "sub-committee";
    public const string StaySafe = "stay-safe";
    public const string LearningAndDevelopment = "learning-and-development";

    public static IReadOnlyList<string> All { get; } = [SubCommittee, StaySafe, LearningAndDevelopment];
}
