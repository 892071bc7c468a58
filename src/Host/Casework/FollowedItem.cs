using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <param name="Kind"><see cref="FollowUps.Recommendation"/> or <see cref="FollowUps.ImmediateAction"/>.</param>
/// <param name="Owner">The id of the agency or partner whose it is to do.</param>
internal sealed record FollowedItem(string Kind, string What, string Owner, LocalDate DueOn)
{
    /// <summary>How an owner hears of it that nobody acts for on the review; null where that was not said.</summary>
    public PassedOn? PassedOn { get; init; }

    /// <summary>As the process reads it: whose it is stands first, because each of its tasks is about them.</summary>
    /// <param name="hasNobody">Nobody acts for its owner on the review: then the business manager has it too.</param>
    public FeelContext AsValue(Partnership partnership, bool hasNobody) => new(
    [
        KeyValuePair.Create<string, FeelValue>("id", new FeelText(Owner)),
        KeyValuePair.Create<string, FeelValue>("name", new FeelText(partnership.Partner(Owner)?.Name ?? partnership.Agency(Owner)?.Name ?? Owner)),
        KeyValuePair.Create<string, FeelValue>("owner", new FeelText(partnership.Partner(Owner) is null ? "agency" : "partner")),
        KeyValuePair.Create<string, FeelValue>("kind", new FeelText(Kind)),
        KeyValuePair.Create<string, FeelValue>("what", new FeelText(What)),
        KeyValuePair.Create<string, FeelValue>("dueOn", new FeelDate(DueOn)),
        KeyValuePair.Create<string, FeelValue>("nobody", hasNobody ? FeelBoolean.True : FeelBoolean.False),
        KeyValuePair.Create("passedOn", PassedOn is { On: { } on } ? new FeelDate(on) : FeelValue.Null),
        KeyValuePair.Create("passedTo", PassedOn is { To: { } to } ? new FeelText(to) : FeelValue.Null),
    ]);
}

/// <summary>By letter, or by somebody who is still to be invited: then neither is known.</summary>
/// <param name="To">Whom the letter went to, by post and organisation.</param>
internal sealed record PassedOn(LocalDate? On, string? To)
{
    public const string ByLetter = "letter";
    public const string ByInvitation = "invite";
}
