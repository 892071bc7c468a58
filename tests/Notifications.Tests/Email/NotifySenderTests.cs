using System.Net;
using System.Text.Json.Nodes;
using Reviews.Notifications.Email;

namespace Reviews.Notifications.Tests.Email;

public sealed class NotifySenderTests
{
    private static readonly string Id = Mails.Plain.Id.ToString("D");

    [Fact]
    public async Task A_mail_reaches_its_one_reader_in_the_one_template_under_the_outbox_s_id()
    {
        await using var server = await NotifyServer.StartAsync();

        await To(server).SendAsync(Mails.Plain, CancellationToken.None);

        server.Asked.Should().Equal($"GET /v2/notifications?template_type=email&reference={Id}", "POST /v2/notifications/email");
        var mail = server.Taken.Should().ContainSingle().Subject;
        mail.Select(part => part.Key).Should().BeEquivalentTo("email_address", "template_id", "personalisation", "reference");
        ((string?)mail["email_address"]).Should().Be("ann.o'brien@police.example");
        ((string?)mail["template_id"]).Should().Be(NotifyServer.TemplateId);
        ((string?)mail["reference"]).Should().Be(Id);
        Said(mail, "subject").Should().Be(Mails.Plain.Subject);
        Said(mail, "body").Should().Be(Mails.Plain.Body);
        Said(mail, "file").Should().BeEmpty("the template asks for it each time");
    }

    [Fact]
    public async Task A_mail_whose_answer_was_lost_is_found_by_its_id_and_does_not_go_again()
    {
        await using var server = await NotifyServer.StartAsync();
        server.HangsUp = true;
        var send = () => To(server).SendAsync(Mails.Plain, CancellationToken.None);
        await send.Should().ThrowAsync<HttpRequestException>();
        server.HangsUp = false;

        await send();

        server.Taken.Should().ContainSingle();
        await To(server).SendAsync(Mails.Plain with { Id = Guid.NewGuid() }, CancellationToken.None);
        server.Taken.Should().HaveCount(2, "another mail has another id");
    }

    [Fact]
    public async Task What_is_wrong_with_the_mail_itself_is_not_tried_again()
    {
        await using var server = await NotifyServer.StartAsync();
        server.Refuses = (400, "ValidationError", "email_address is not a valid email address");

        var send = () => To(server).SendAsync(Mails.Plain, CancellationToken.None);

        (await send.Should().ThrowAsync<FormatException>()).WithMessage("*answered 400 ValidationError: email_address is not*");
    }

    [Theory]
    [InlineData(400, "BadRequestError")]
    [InlineData(403, "AuthError")]
    [InlineData(429, "RateLimitError")]
    [InlineData(429, "TooManyRequestsError")]
    [InlineData(500, "Exception")]
    [InlineData(503, "Exception")]
    public async Task What_can_be_mended_while_the_mail_waits_is_a_failed_try(int status, string error)
    {
        await using var server = await NotifyServer.StartAsync();
        server.Refuses = (status, error, "in words that may change");

        var send = () => To(server).SendAsync(Mails.Plain, CancellationToken.None);

        (await send.Should().ThrowAsync<HttpRequestException>()).WithMessage($"*answered {status} {error}: in words*").Which.StatusCode.Should().Be((HttpStatusCode)status);
        server.Refuses = null;
        await send();
        server.Taken.Should().ContainSingle();
    }

    [Fact]
    public async Task A_wrong_key_and_a_clock_that_is_wrong_by_minutes_are_failed_tries()
    {
        await using var server = await NotifyServer.StartAsync();
        var wrongKey = new NotifySender(server.Options(NotifyServer.ApiKey[..^1] + "1"), Http(), At(NotifyServer.Now));
        var wrongClock = new NotifySender(server.Options(), Http(), At(NotifyServer.Now.AddMinutes(-2)));

        foreach (var (sender, said) in new[] { (wrongKey, "*403 AuthError: Invalid token*"), (wrongClock, "*403 AuthError: Error: Your system clock*") })
            (await sender.Invoking(s => s.SendAsync(Mails.Plain, CancellationToken.None)).Should().ThrowAsync<HttpRequestException>()).WithMessage(said);
        server.Taken.Should().BeEmpty();
    }

    [Fact]
    public async Task An_answer_that_is_not_Notify_s_and_one_that_never_comes_are_failed_tries()
    {
        await using var server = await NotifyServer.StartAsync();
        server.IsNotNotify = true;
        var options = server.Options();
        options.TimeoutSeconds = 1;
        var send = () => new NotifySender(options, Http(), At(NotifyServer.Now)).SendAsync(Mails.Plain, CancellationToken.None);
        (await send.Should().ThrowAsync<HttpRequestException>()).WithMessage("*502 without an error of its own*");

        (server.IsNotNotify, server.IsStuck) = (false, true);
        (await send.Should().ThrowAsync<TimeoutException>()).WithMessage("*within 1 seconds*");
    }

    [Fact]
    public async Task A_document_goes_as_a_link_and_of_what_cannot_go_the_text_says_so()
    {
        await using var server = await NotifyServer.StartAsync();

        await To(server).SendAsync(Mails.WithInvitation, CancellationToken.None);

        var mail = server.Taken.Single();
        var file = mail["personalisation"]!["file"]!;
        ((string?)file["filename"]).Should().Be("agency-report-pro-forma.docx");
        Convert.FromBase64String((string)file["file"]!).Should().Equal(Mails.WithInvitation.Attachments.Single(a => a.FileName.EndsWith(".docx", StringComparison.Ordinal)).Content.ToArray());
        ((bool)file["confirm_email_before_download"]!).Should().BeTrue();
        Said(mail, "body").Should().StartWith(Mails.WithInvitation.Body).And.Contain("cannot carry the calendar invitation")
            .And.Contain("cannot carry this file: timetable-SOU-2026-0001.html.").And.EndWith("Download the file agency-report-pro-forma.docx here:\n");
    }

    [Fact]
    public async Task A_typed_place_does_not_become_a_link_with_other_words_on_it()
    {
        await using var server = await NotifyServer.StartAsync();

        await To(server).SendAsync(Mails.Plain with { Body = "Place: [Room 3](https://evil.example)\n" }, CancellationToken.None);

        Said(server.Taken.Single(), "body").Should().NotContain("](");
    }

    [Theory]
    [InlineData("a@x.example,b@x.example")]
    [InlineData("a@x.example\r\nBcc: b@x.example")]
    public async Task An_address_that_is_not_one_is_never_sent_to(string to)
    {
        await using var server = await NotifyServer.StartAsync();

        var send = () => To(server).SendAsync(Mails.Plain with { To = to }, CancellationToken.None);

        await send.Should().ThrowAsync<FormatException>();
        server.Asked.Should().BeEmpty();
    }

    private static NotifySender To(NotifyServer server) => new(server.Options(), Http(), At(NotifyServer.Now));

    private static HttpClient Http() => new() { Timeout = Timeout.InfiniteTimeSpan };

    private static string Said(JsonObject mail, string part) => (string)mail["personalisation"]![part]!;

    private static Standing At(DateTimeOffset now) => new(now);

    private sealed class Standing(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
