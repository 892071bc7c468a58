using System.Text;
using System.Text.RegularExpressions;
using Reviews.Notifications.Documents;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Tests.Messages;

/// <summary>Mail is not secure: only a reference, a link, dates, the panel's date and place, and kinds of task may go in.</summary>
public sealed partial class NothingOfACaseTests
{
    private const string Hostile = "Zebedee Quux <script>alert(1)</script>\r\nBcc: evil@example.com\r\n\r\nSt Hilda’s School – referral.docx";

    public static TheoryData<string> Names { get; } = [.. Samples.Plain.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_words_of_a_caller_are_in_a_mail(string name)
    {
        var hostile = new Samples(Hostile, "Room 3").All[name].Render();
        var everything = hostile.Subject + "\n" + hostile.Body + string.Concat(hostile.Attachments.Select(file => file.FileName + Readable(file)));

        foreach (var word in new[] { "Zebedee", "Quux", "script", "Bcc", "evil", "Hilda", "referral.docx" })
            everything.Should().NotContain(word);
        hostile.Subject.Should().NotContainAny("\r", "\n");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Two_cases_differ_in_nothing_but_what_may_go_in(string name) =>
        Skeleton(new Samples(Hostile, "Room 3").All[name]).Should().Be(Skeleton(new Samples("no-such-step", "Room 3").All[name]));

    [Fact]
    public void The_place_of_the_panel_stays_in_its_own_line_and_is_cut_off()
    {
        var place = "Room 3\r\n\r\nPay here:\u2028https://evil.example\u0007" + new string('x', 500);
        var body = new Samples("vote", place).All["commissioning-notice"].Render().Body;

        body.Split('\n').Single(line => line.StartsWith("Place: ", StringComparison.Ordinal)).Should()
            .StartWith("Place: Room 3 Pay here: https://evil.example x").And.HaveLength("Place: ".Length + 200);
        body.Should().NotContainAny("\r", "\u2028", "\u0007");
    }

    [Fact]
    public void A_reference_that_is_made_of_other_words_is_refused()
    {
        var render = () => new NoMajority(new ReviewReference("Zebedee Quux", 2026, 1), new MailLinks(new("https://reviews.example.org")).Task(Guid.Empty)).Render();

        render.Should().Throw<FormatException>();
    }

    [Theory]
    [InlineData("short")]
    [InlineData("has spaces in it and more")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("looks-fine-but-newline\n")]
    public void An_invitation_s_link_holds_a_token_and_nothing_else(string token)
    {
        var make = () => new MailLinks(new("https://reviews.example.org")).Invitation(token);

        make.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Links_begin_with_the_public_address_also_below_a_folder() =>
        new MailLinks(new("https://council.example/reviews/")).Review(ReviewReference.Parse("SOU-2026-0001")).Address
            .Should().Be("https://council.example/reviews/reviews/SOU-2026-0001");

    [Fact]
    public void The_timetable_s_words_are_text_and_never_markup()
    {
        var timetable = new CommissioningNotice(
                ReviewReference.Parse("SOU-2026-0001"), new MailLinks(new("https://reviews.example.org")).Task(Guid.Empty), new(new(2027, 1, 4), new(10, 0)), "Room 3",
                [new TimetableLine(6, new(2026, 12, 29, 17, 0), Hostile, Hostile)], null, Documents.ProFormaTests.Chosen(Hostile))
            .Render().Attachments.Single(file => file.ContentType.StartsWith("text/html", StringComparison.Ordinal));

        Readable(timetable).Should().NotContain("<script").And.Contain("&lt;script&gt;");
    }

    // What is left when everything that may go in is taken out: the same in every case.
    private static string Skeleton(Notification notification)
    {
        var message = notification.Render();
        return Allowed().Replace(message.Subject + "\n" + message.Body, "*");
    }

    private static string Readable(Attachment file) => file.ContentType.StartsWith("text/", StringComparison.Ordinal)
        ? Encoding.UTF8.GetString(file.Content.Span)
        : Documents.ProFormaTests.TextOf(file);

    [GeneratedRegex(@"SOU-2026-0001|https://\S+|\b\d{1,2}(:\d{2})?(am|pm)\b|\d{1,2} [A-Z][a-z]+ \d{4}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Allowed();
}
