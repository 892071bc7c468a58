using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.ServiceTasks;

/// <summary>
/// What a meeting recommended, or wants done at once, is followed from now on (S003 App. E, day 8). The job's own inputs say
/// what: <c>items</c>, each with what, owner and dueOn, and their <c>kind</c>. Where there is none, nothing begins.
/// </summary>
internal sealed class FollowUp(DefinitionShelf definitions) : IServiceTask
{
    public const string Type = "follow-up";

    public string JobType => Type;

    public async Task<FeelContext> CarryOutAsync(ServiceTaskCall call)
    {
        var review = await JobMail.ReviewAsync(call);
        var kind = (call.Variables.Find("kind") as FeelText)?.Value
            ?? throw new InvalidOperationException("Expected the job to say by kind what its items are, but it does not.");
        var items = ((call.Variables.Find("items") as FeelList)?.Items ?? []).OfType<FeelContext>().Select(item => FeelContext.Empty.With("item", item))
            .Select(of => new FollowedItem(kind, of.NeedText("item", "what"), of.NeedText("item", "owner"), of.NeedDate("item", "dueOn"))).ToList();
        if (await FollowUps.AddAsync(call.Transaction, review, definitions, items) is { } refusal)
            throw new InvalidOperationException(refusal.Sentence);
        return FeelContext.Empty;
    }
}
