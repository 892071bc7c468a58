using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Casework;

/// <summary>What every process of a review can read: its reference, the partnership, the three partners and the agencies asked.</summary>
internal static class ReviewVariables
{
    public static FeelContext Of(Partnership partnership, string reference, IReadOnlyList<string> agencyIds, FeelContext more) => new(
    [
        Entry("reference", new FeelText(reference)),
        Entry("partnership", Context(
            Entry("id", new FeelText(partnership.Id)),
            Entry("name", new FeelText(partnership.Name)),
            Entry("agencies", new FeelList(partnership.Agencies.Select(Of))))),
        Entry("partners", new FeelList(partnership.Partners.Select(PartnerValue))),
        Entry("agencies", new FeelList(partnership.Agencies.Where(a => agencyIds.Contains(a.Id)).Select(Of))),
        .. more.Entries,
    ]);

    /// <summary>An agency as every process of a review knows it.</summary>
    public static FeelContext Of(Agency agency) => Context(
        Entry("id", new FeelText(agency.Id)),
        Entry("name", new FeelText(agency.Name)),
        Entry("kind", new FeelText(agency.Kind)),
        Entry("nhs", agency.Nhs ? FeelBoolean.True : FeelBoolean.False),
        Entry("senior", new FeelText(agency.Senior)));

    private static FeelContext PartnerValue(Partner partner) => Context(
        Entry("id", new FeelText(partner.Id)),
        Entry("name", new FeelText(partner.Name)),
        Entry("sector", new FeelText(partner.Sector)));

    private static FeelContext Context(params KeyValuePair<string, FeelValue>[] entries) => new(entries);

    private static KeyValuePair<string, FeelValue> Entry(string name, FeelValue value) => KeyValuePair.Create(name, value);
}
