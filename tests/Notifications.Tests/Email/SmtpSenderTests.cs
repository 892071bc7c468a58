using System.Net.Mail;
using Reviews.Notifications.Email;
using Reviews.Testing.Machine;

namespace Reviews.Notifications.Tests.Email;

public sealed class SmtpSenderTests
{
    [Fact]
    public async Task A_mail_reaches_its_one_reader_with_the_outbox_s_id()
    {
        await using var server = new SmtpListener();

        await new SmtpSender(To(server)).SendAsync(Mails.WithAttachments, CancellationToken.None);

        server.Envelopes.Should().Equal("MAIL FROM:<reviews@southend.example>", "RCPT TO:<ann.o'brien@police.example>");
        var message = server.Messages.Should().ContainSingle().Subject;
        var lines = message.Split("\r\n");
        lines.Where(line => line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase)).Should().Equal("Message-ID: <6f1f0d5e-3a55-4a4b-9e43-0d5a3f5f1c01@southend.example>");
        lines.Where(line => line.StartsWith("Date:", StringComparison.OrdinalIgnoreCase)).Should().ContainSingle();
        lines.Should().ContainSingle(line => line == "To: ann.o'brien@police.example");
        message.Should().Contain("A rapid review has been initiated.").And.Contain("agency-report-pro-forma.docx");
    }

    [Fact]
    public async Task An_invitation_arrives_beside_the_words_as_another_form_of_them()
    {
        await using var server = new SmtpListener();

        await new SmtpSender(To(server)).SendAsync(Mails.WithInvitation, CancellationToken.None);

        var message = server.Messages.Should().ContainSingle().Subject.Replace("\r\n ", " ", StringComparison.Ordinal);
        var parts = new[] { "multipart/mixed", "multipart/alternative", "text/plain", "text/calendar;", "agency-report-pro-forma.docx" };
        parts.Select(part => message.IndexOf(part, StringComparison.Ordinal)).Should().BeInAscendingOrder().And.NotContain(-1);
        // The framework writes a header's parameters in an order that differs from run to run; RFC 2045 gives none.
        var kind = message.Split("\r\n").Should().ContainSingle(line => line.Contains("text/calendar;", StringComparison.Ordinal)).Subject;
        kind.Split("; ")[1..].Should().BeEquivalentTo("method=REQUEST", "charset=utf-8");
    }

    [Fact]
    public async Task Words_that_are_not_ASCII_arrive_as_they_were_sent()
    {
        await using var server = new SmtpListener();

        await new SmtpSender(To(server)).SendAsync(Mails.NotAscii, CancellationToken.None);

        server.Messages.Should().ContainSingle().Which.Should().Contain(Convert.ToBase64String("Café – 5pm\r\n"u8.ToArray()));
    }

    [Fact]
    public async Task Without_TLS_nothing_is_sent_unless_the_settings_allow_it()
    {
        await using var server = new SmtpListener();
        var options = To(server);
        options.Smtp.RequireTls = new SmtpOptions().RequireTls;

        var send = () => new SmtpSender(options).SendAsync(Mails.Plain, CancellationToken.None);

        await send.Should().ThrowAsync<SmtpException>();
        server.Messages.Should().BeEmpty();
        server.Envelopes.Should().BeEmpty();
    }

    [Fact]
    public async Task A_recipient_the_server_refuses_is_a_failed_try_and_the_next_mail_goes()
    {
        await using var server = new SmtpListener { RefusedRecipient = "gone@police.example" };
        var sender = new SmtpSender(To(server));

        var send = () => sender.SendAsync(Mails.Plain with { To = "gone@police.example" }, CancellationToken.None);

        await send.Should().ThrowAsync<SmtpException>();
        await sender.SendAsync(Mails.Plain, CancellationToken.None);
        server.Messages.Should().ContainSingle();
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_after_the_timeout()
    {
        await using var server = new SmtpListener(() => SmtpMood.SaysNothing);
        var options = To(server);
        options.Smtp.TimeoutSeconds = 1;

        var send = () => new SmtpSender(options).SendAsync(Mails.Plain, CancellationToken.None);

        await send.Should().ThrowAsync<TimeoutException>();
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_the_server()
    {
        await using var server = new SmtpListener(() => SmtpMood.SaysNothing);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        var send = () => new SmtpSender(To(server)).SendAsync(Mails.Plain, stop.Token);

        await send.Should().ThrowAsync<OperationCanceledException>();
    }

    private static MailOptions To(SmtpListener server) => new()
    {
        From = "reviews@southend.example",
        Sender = "smtp",
        Smtp = new SmtpOptions { Host = "127.0.0.1", Port = server.Port, RequireTls = false },
    };
}
