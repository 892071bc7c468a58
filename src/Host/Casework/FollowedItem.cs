using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <param name="Kind"><see cref="FollowUps.Recommendation"/> or <see cref="FollowUps.ImmediateAction"/>.</param>
/// <param name="Owner">The id of the agency or partner whose it is to do.</param>
internal sealed record FollowedItem(string Kind, string What, string Owner, LocalDate DueOn)
{
    /// <summary>The entry of an item that names the closed one it goes on from.</summary>
    public const string Reopens = "reopens";

    /// <summary>The entry of an item that holds what was said before it was reopened.</summary>
    public const string Earlier = "earlier";

    /// <summary>How an owner hears of it that nobody acts for on the review; null where that was not said.</summary>
    public PassedOn? PassedOn { get; init; }

    /// <summary>Where it was recommended, in words; null for this review.</summary>
    public string? Source { get; init; }

    /// <summary>The day on which it was first given, where that was before now; null for a new one.</summary>
    public LocalDate? GivenOn { get; init; }

    /// <summary>The closed one that it goes on from; null for a new one.</summary>
    public FollowedBefore? Before { get; init; }

    /// <summary>As the process reads it: whose it is stands first, because each of its tasks is about them.</summary>
    /// <param name="givenOn">The day on which it is given.</param>
    /// <param name="hasNobody">Nobody acts for its owner on the review: then the business manager has it too.</param>
    public FeelContext AsValue(Partnership partnership, bool hasNobody, LocalDate givenOn) => new(
    [
        KeyValuePair.Create<string, FeelValue>("id", new FeelText(Owner)),
        KeyValuePair.Create<string, FeelValue>("name", new FeelText(partnership.Partner(Owner)?.Name ?? partnership.Agency(Owner)?.Name ?? Owner)),
        KeyValuePair.Create<string, FeelValue>("owner", new FeelText(partnership.Partner(Owner) is null ? "agency" : "partner")),
        KeyValuePair.Create<string, FeelValue>("kind", new FeelText(Kind)),
        KeyValuePair.Create<string, FeelValue>("what", new FeelText(What)),
        KeyValuePair.Create<string, FeelValue>("dueOn", new FeelDate(DueOn)),
        KeyValuePair.Create<string, FeelValue>("nobody", hasNobody ? FeelBoolean.True : FeelBoolean.False),
        KeyValuePair.Create<string, FeelValue>("givenOn", new FeelDate(GivenOn ?? givenOn)),
        KeyValuePair.Create("passedOn", PassedOn is { On: { } on } ? new FeelDate(on) : FeelValue.Null),
        KeyValuePair.Create("passedTo", PassedOn is { To: { } to } ? new FeelText(to) : FeelValue.Null),
        KeyValuePair.Create("source", Source is { } source ? new FeelText(source) : FeelValue.Null),
        .. Before?.AsEntries() ?? [],
    ]);
}

/// <summary>By letter, or by somebody who is still to be invited: then neither is known.</summary>
/// <param name="To">Whom the letter went to, by post and organisation.</param>
internal sealed record PassedOn(LocalDate? On, string? To)
{
    public const string ByLetter = "letter";
    public const string ByInvitation = "invite";
}

/// <summary>What was closed, and is followed again.</summary>
/// <param name="Key">As <see cref="FollowedRecord"/> has it.</param>
/// <param name="Log">All that was said of it until then.</param>
internal sealed record FollowedBefore(string Key, IReadOnlyList<FeelContext> Log, LocalDate On, string Reason)
{
    public IEnumerable<KeyValuePair<string, FeelValue>> AsEntries()
    {
        var reopened = new FeelContext(
        [
            KeyValuePair.Create<string, FeelValue>("by", new FeelText(FollowedBy.Reopened)),
            KeyValuePair.Create<string, FeelValue>("on", new FeelDate(On)),
            KeyValuePair.Create<string, FeelValue>("state", new FeelText("reopened")),
            KeyValuePair.Create<string, FeelValue>("words", new FeelText(Reason)),
        ]);
        yield return KeyValuePair.Create<string, FeelValue>(FollowedItem.Reopens, new FeelText(Key));
        yield return KeyValuePair.Create<string, FeelValue>(FollowedItem.Earlier, new FeelList(Log.Append(reopened)));
        yield return KeyValuePair.Create<string, FeelValue>("reopened", new FeelContext([KeyValuePair.Create<string, FeelValue>("reason", new FeelText(Reason))]));
    }
}

/// <summary>Who said something of what is followed, as the definition writes it down.</summary>
internal static class FollowedBy
{
    public const string Owner = "owner";
    public const string Manager = "manager";
    public const string Advisor = "advisor";
    public const string Reopened = "reopened";
}
