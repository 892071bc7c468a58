using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Casework;

/// <summary>One thing that is followed, as its process keeps it: what it is, and all that was said of it, the first first.</summary>
/// <param name="Key">Names it within its review, while it is followed and when it is closed.</param>
/// <param name="Log">What its owner reported, and what the business manager and the advisor said of that.</param>
internal sealed record FollowedRecord(string Key, FeelContext Item, IReadOnlyList<FeelContext> Log, bool IsOpen)
{
    /// <summary>Those of a review. One that was reopened is there once, with all that was said of it before.</summary>
    public static async Task<IReadOnlyList<FollowedRecord>> OfAsync(ReviewsDb db, Guid reviewId, CancellationToken cancellation)
    {
        var rows = await db.ProcessInstances.AsNoTracking().Where(p => p.ReviewId == reviewId && p.ProcessId == ProcessIds.FollowUp).OrderBy(p => p.StartedAt).ToListAsync(cancellation);
        var all = rows.SelectMany(row => In(row.Id, ProcessStateJson.Read(row.Snapshot), isRunning: row.EndedAt is null)).ToList();
        var reopened = all.Select(one => (one.Item.Find(FollowedItem.Reopens) as FeelText)?.Value).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. all.Where(one => !reopened.Contains(one.Key))];
    }

    private static IEnumerable<FollowedRecord> In(Guid processId, ProcessState state, bool isRunning)
    {
        // What is at work stands in its own instance; what is closed among the records gathered, at its own place.
        foreach (var instance in state.Instances.Values.Where(instance => instance.LoopIndex is not null))
        {
            if (instance.Variables.Find("item") is FeelContext item)
                yield return new(KeyOf(processId, instance.LoopIndex!.Value), item, LogOf(instance.Variables.Find("record") as FeelContext, item), isRunning);
        }

        var gathered = state.Instances.Values.Where(instance => instance.IsBody).Select(instance => instance.Variables.Find("records")).FirstOrDefault() ?? state.Variables.Find("records");
        foreach (var (index, value) in ((gathered as FeelList)?.Items ?? []).Index())
        {
            if (value is FeelContext record && record.Find("item") is FeelContext item)
                yield return new(KeyOf(processId, index), item, LogOf(record, item), IsOpen: false);
        }
    }

    /// <summary>The process that keeps the one of that key; null for what is no key.</summary>
    public static Guid? ProcessOf(string key) => Guid.TryParseExact(key.Split('-')[0], "N", out var process) ? process : null;

    private static string KeyOf(Guid processId, int index) => FormattableString.Invariant($"{processId:N}-{index}");

    // Until somebody says something of one that was reopened, what was said before stands with the item.
    private static IReadOnlyList<FeelContext> LogOf(FeelContext? record, FeelContext item) =>
        [.. ((record?.Find("log") as FeelList ?? item.Find(FollowedItem.Earlier) as FeelList)?.Items ?? []).OfType<FeelContext>()];
}
