using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews.Arrangements;

namespace Reviews.Workflows.Reviews;

/// <summary>
/// What every process of a review can read: its reference, the partnership, the three partners and the agencies asked, by their names
/// of the day, by which rules they decide, which partner leads on what, and
/// which groups they have.
/// </summary>
public static class ReviewVariables
{
    /// <param name="at">The day whose names and leads it is given.</param>
    /// <param name="agencyIds">The agencies asked; of an id that the partnership has not, nothing is given.</param>
    /// <param name="more">What the process is given besides; it stands before what is named here.</param>
    public static FeelContext Of(Partnership partnership, Instant at, string reference, IReadOnlyList<string> agencyIds, FeelContext more)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        ArgumentNullException.ThrowIfNull(more);
        var today = LondonTime.ToLocal(at).Date;
        return Of(partnership.On(today), today, reference, agencyIds, more);
    }

    /// <summary>How the partnership decides and who leads by that day: what a process that began before lacks.</summary>
    public static FeelContext Arrangements(Partnership partnership, Instant at)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        return new(Arrangements(partnership, LondonTime.ToLocal(at).Date));
    }

    private static FeelContext Of(Partnership partnership, LocalDate today, string reference, IReadOnlyList<string> agencyIds, FeelContext more) => new(
    [
        Entry("reference", new FeelText(reference)),
        Entry("partnership", Context(
            Entry("id", new FeelText(partnership.Id)),
            Entry("name", new FeelText(partnership.Name)),
            Entry("agencies", new FeelList(partnership.Askable.Select(Of))))),
        Entry("partners", new FeelList(partnership.Partners.Select(PartnerValue))),
        Entry("agencies", new FeelList(partnership.Askable.Where(a => agencyIds.Contains(a.Id)).Select(Of))),
        .. Arrangements(partnership, today),
        .. more.Entries,
    ]);

    private static IReadOnlyList<KeyValuePair<string, FeelValue>> Arrangements(Partnership partnership, LocalDate today) =>
    [
        Entry("rules", new FeelContext(partnership.DecisionRules.Select(rule => Entry(rule.Id, RuleValue(rule, partnership, today))))),
        Entry("leads", new FeelContext(partnership.LeadAreas.Where(area => area.SeatOn(today) is not null).Select(area => Entry(area.Id, new FeelText(area.SeatOn(today)!))))),
        Entry("groups", new FeelList(partnership.Groups.Select(GroupValue))),
    ];

    /// <summary>An agency as every process of a review knows it.</summary>
    public static FeelContext Of(Agency agency)
    {
        ArgumentNullException.ThrowIfNull(agency);
        return Context(
            Entry("id", new FeelText(agency.Id)),
            Entry("name", new FeelText(agency.Name)),
            Entry("kind", new FeelText(agency.Kind)),
            Entry("nhs", agency.Nhs ? FeelBoolean.True : FeelBoolean.False),
            Entry("senior", new FeelText(agency.Senior)));
    }

    private static FeelContext PartnerValue(Partner partner) => Context(
        Entry("id", new FeelText(partner.Id)),
        Entry("name", new FeelText(partner.Name)),
        Entry("sector", new FeelText(partner.Sector)));

    private static FeelContext GroupValue(PartnershipGroup group) => Context(
        Entry("id", new FeelText(group.Id)),
        Entry("name", new FeelText(group.Name)),
        Entry("kind", new FeelText(group.Kind)));

    private static FeelContext RuleValue(DecisionRule rule, Partnership partnership, LocalDate today) => Context(
        Entry("id", new FeelText(rule.Id)),
        Entry("kind", new FeelText(rule.Kind)),
        Entry("seats", new FeelList(rule.Seats.Select(seat => new FeelText(seat)))),
        Entry("needed", new FeelNumber(rule.Needed)),
        Entry("quorum", new FeelNumber(rule.Quorum)),
        Entry("seat", (rule.Seat ?? partnership.LeadAreas.FirstOrDefault(area => area.Id == rule.Area)?.SeatOn(today)) is { } seat ? new FeelText(seat) : FeelValue.Null),
        Entry("group", partnership.Groups.FirstOrDefault(group => group.Id == rule.Group) is { } group ? new FeelText(group.Name) : FeelValue.Null));

    private static FeelContext Context(params KeyValuePair<string, FeelValue>[] entries) => new(entries);

    private static KeyValuePair<string, FeelValue> Entry(string name, FeelValue value) => KeyValuePair.Create(name, value);
}
