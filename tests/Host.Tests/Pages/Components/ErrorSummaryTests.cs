using Reviews.Host.Pages.Components;

namespace Reviews.Host.Tests.Pages.Components;

public sealed class ErrorSummaryTests
{
    [Fact]
    public async Task Nothing_is_said_when_nothing_is_wrong() =>
        (await new Rendering().DrawAsync(new ErrorSummaryTagHelper())).Should().BeEmpty();

    [Fact]
    public async Task Errors_follow_the_page_and_link_to_their_fields()
    {
        var page = new Rendering().Wrong("Apple", "Second").Wrong("Fields[pear]", "First").Wrong("", "Last");
        await page.DrawAsync(new InputTagHelper { Name = "Fields[pear]" });
        await page.DrawAsync(new InputTagHelper { Name = "Apple" });

        var html = await page.DrawAsync(new ErrorSummaryTagHelper());

        html.Should().MatchRegex("(?s)href=\"#Fields-pear-\">First</a>.*href=\"#Apple\">Second</a>.*<span>Last</span>");
    }

    [Fact]
    public async Task A_date_error_links_to_the_part_that_is_wrong()
    {
        var page = new Rendering();
        var entry = new DateEntry { Day = "1", Year = "2026" };
        entry.Read(page.State, "DueOn", "the date");

        var field = await page.DrawAsync(new DateTagHelper { Name = "DueOn", Value = entry });
        var summary = await page.DrawAsync(new ErrorSummaryTagHelper());

        summary.Should().Contain("href=\"#DueOn-Month\"");
        field.Split("govuk-input--error").Should().HaveCount(2, "only the month is marked");
    }
}
