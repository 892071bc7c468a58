using System.Text;
using Reviews.Notifications.Email;

namespace Reviews.Notifications.Tests.Email;

public sealed class FolderSenderTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_mail_becomes_one_file_that_a_mail_program_opens()
    {
        await Send(Mails.Plain);

        var file = Directory.GetFiles(folder).Should().ContainSingle().Subject;
        Path.GetFileName(file).Should().Be("6f1f0d5e-3a55-4a4b-9e43-0d5a3f5f1c01.eml");
        (await File.ReadAllTextAsync(file)).Should().Be(string.Join("\r\n",
        [
            "Message-ID: <6f1f0d5e-3a55-4a4b-9e43-0d5a3f5f1c01@southend.example>",
            "Date: Fri, 18 Dec 2026 09:05:00 +0000",
            "From: reviews@southend.example",
            "To: ann.o'brien@police.example",
            "Subject: Agency report due 5pm on Tuesday 29 December 2026: SOU-2026-0001",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 7bit",
            "",
            .. Mails.Plain.Body.Split('\n'),
        ]));
    }

    [Fact]
    public async Task Attachments_come_out_byte_for_byte()
    {
        await Send(Mails.WithAttachments);

        var text = await Text();
        foreach (var attachment in Mails.WithAttachments.Attachments)
            text.Should().Contain($"filename=\"{attachment.FileName}\"").And.Contain(Convert.ToBase64String(attachment.Content.Span, Base64FormattingOptions.InsertLineBreaks));
        text.Should().EndWith("--=_mixed_6f1f0d5e3a554a4b9e430d5a3f5f1c01--\r\n");
        text.Split("\r\n").Should().OnlyContain(line => line.Length < 998);
    }

    [Fact]
    public async Task An_invitation_stands_beside_the_words_and_other_files_below_them()
    {
        await Send(Mails.WithInvitation);

        var text = await Text();
        var parts = new[] { "multipart/mixed", "multipart/alternative", "text/plain", "text/calendar; method=REQUEST; charset=utf-8\r\nContent-Transfer-Encoding: base64", "--=_alternative_6f1f0d5e3a554a4b9e430d5a3f5f1c01--\r\n--=_mixed_", "filename=\"" };
        parts.Select(part => text.IndexOf(part, StringComparison.Ordinal)).Should().BeInAscendingOrder().And.NotContain(-1);
        text.Should().Contain(Convert.ToBase64String(Mails.WithInvitation.Attachments[^1].Content.Span, Base64FormattingOptions.InsertLineBreaks)).And.NotContain("invite.ics");
    }

    [Fact]
    public async Task Words_that_are_not_ASCII_are_encoded_and_a_long_subject_in_several_words()
    {
        await Send(Mails.NotAscii with { Subject = string.Concat(Enumerable.Repeat("café 🙂 ", 20)) });

        var subject = (await Text()).Split("\r\n").Single(line => line.StartsWith("Subject: ", StringComparison.Ordinal))["Subject: ".Length..].Split(' ');
        subject.Should().HaveCountGreaterThan(1).And.OnlyContain(word => word.Length <= 75);
        string.Concat(subject.Select(word => Encoding.UTF8.GetString(Convert.FromBase64String(word[10..^2])))).Should().StartWith("café 🙂 café");
    }

    [Fact]
    public async Task The_same_mail_again_takes_its_own_place()
    {
        await Send(Mails.Plain);
        var first = await Text();
        await Send(Mails.Plain);

        (await Text()).Should().Be(first);
    }

    [Theory]
    [InlineData("ann@police.example,evil@elsewhere.example")]
    [InlineData("ann@police.example;evil@elsewhere.example")]
    [InlineData("ann@police.example\r\nBcc: evil@elsewhere.example")]
    [InlineData("Ann <ann@police.example>")]
    [InlineData("ann@police.example ")]
    [InlineData("ann")]
    [InlineData("")]
    public async Task What_is_not_exactly_one_address_is_refused(string to)
    {
        var send = () => Send(Mails.Plain with { To = to });

        (await send.Should().ThrowAsync<FormatException>()).Which.Message.Should().NotContain("evil", "logs hold no addresses");
        Directory.Exists(folder).Should().BeFalse();
    }

    [Fact]
    public async Task A_subject_with_a_line_break_is_refused()
    {
        var send = () => Send(Mails.Plain with { Subject = "Due\r\nBcc: evil@elsewhere.example" });

        await send.Should().ThrowAsync<FormatException>();
    }

    [Fact]
    public async Task A_try_that_is_stopped_leaves_nothing_behind()
    {
        var send = () => new FolderSender(folder, "reviews@southend.example").SendAsync(Mails.Plain, new CancellationToken(canceled: true));

        await send.Should().ThrowAsync<OperationCanceledException>();
        Directory.GetFiles(folder).Should().BeEmpty();
    }

    private Task Send(OutboundMail mail) => new FolderSender(folder, "reviews@southend.example").SendAsync(mail, CancellationToken.None);

    private async Task<string> Text() => await File.ReadAllTextAsync(Directory.GetFiles(folder).Single());
}
