using Reviews.Workflows.Steps.Publication;

namespace Reviews.Host.Casework;

/// <summary>What has to be read from files before a task's answer is taken: no file is opened while others wait for a transaction.</summary>
internal sealed class LookIntoFiles(EarlierMarks earlier, PublicFiles files)
{
    /// <param name="documents">Sent for the task.</param>
    public async Task<LookedInto> OfAsync(Guid taskId, IReadOnlyList<Guid> documents, CancellationToken cancellation) =>
        new(await earlier.OfAsync(taskId, cancellation), await files.OfAsync(taskId, documents, cancellation));
}

/// <param name="Counted">What <see cref="EarlierMarks"/> found, for a task that rests on a version from before marks were counted.</param>
/// <param name="Public">What <see cref="PublicFiles"/> found, for a task that is about what is published.</param>
internal sealed record LookedInto(CountedDraft? Counted, IReadOnlyList<PublicVersion> Public)
{
    public static LookedInto Nothing { get; } = new(null, []);
}
