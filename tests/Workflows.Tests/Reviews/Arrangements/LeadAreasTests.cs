namespace Reviews.Workflows.Tests.Reviews.Arrangements;

public sealed class LeadAreasTests
{
    [Fact]
    public void A_lead_area_passes_from_partner_to_partner_by_date()
    {
        var area = ArrangementsFile.Good(Areas("""{ "seat": "health", "from": "2020-06-29", "through": "2021-06-28" }, { "seat": "police", "from": "2021-06-30" }""")).LeadAreas.Should().ContainSingle().Subject;
        new[] { new LocalDate(2020, 6, 28), new LocalDate(2020, 6, 29), new LocalDate(2021, 6, 28), new LocalDate(2021, 6, 29), new LocalDate(2030, 1, 1) }
            .Select(area.SeatOn).Should().Equal(null, "health", "health", null, "police");
    }

    [Theory]
    [InlineData("""{ "seat": "health", "from": "2020-06-29" }, { "seat": "police", "from": "2021-06-29" }""", "Expected one partner at a time to lead on \"disputes\", each after the one before it, but health does with no last day and police from 2021-06-29.")]
    [InlineData("""{ "seat": "health", "from": "2020-06-29", "through": "2021-06-29" }, { "seat": "police", "from": "2021-06-29" }""", "Expected one partner at a time to lead on \"disputes\", each after the one before it, but health does through 2021-06-29 and police from 2021-06-29.")]
    [InlineData("""{ "seat": "coroner", "from": "2020-06-29" }""", "Expected \"disputes\" to be led by one of the partners (local-authority, police, health), but found \"coroner\".")]
    [InlineData("""{ "seat": "health", "from": "2020-06-29", "through": "2020-06-28" }""", "Expected \"through\" on or after \"from\", 2020-06-29, but it is 2020-06-28.")]
    [InlineData("""{ "seat": "health" }""", "Expected \"from\" to be a date such as 2026-12-24, but found nothing.")]
    public void Two_at_once_and_nobody_known_are_refused(string holders, string fault) => ArrangementsFile.Faults(Areas(holders)).Should().Contain(fault);

    [Theory]
    [InlineData(""" "groups": [ { "id": "mid", "name": "Mid", "kind": "choir" } ] """, "Expected \"kind\" to be one of sub-committee, stay-safe, learning-and-development, but found \"choir\".")]
    [InlineData(""" "shared": [ { "folder": "set", "processes": ["dispute"] }, { "folder": "southend", "processes": ["dispute"] } ] """, "Expected \"dispute\" to be shared from one folder, but southend and set are both named for it.")]
    public void A_group_of_no_kind_and_a_process_from_two_folders_are_refused(string more, string fault) => ArrangementsFile.Faults(more).Should().Equal(fault);

    private static string Areas(string holders) => $$""" "leadAreas": [ { "id": "disputes", "name": "Disputes", "holders": [ {{holders}} ], "source": "S000" } ] """;
}
