using Reviews.Notifications.Email;

namespace Reviews.Notifications.Tests.Email;

public sealed class MailOptionsTests
{
    [Fact]
    public void The_defaults_are_fine_and_safe()
    {
        var options = new MailOptions();

        options.Problems().Should().BeEmpty();
        options.PublicBaseUrl.Should().BeEmpty("the Host knows where it serves");
        options.Sender.Should().Be("folder");
        options.Smtp.RequireTls.Should().BeTrue();
        options.Smtp.TimeoutSeconds.Should().Be(15);
    }

    [Fact]
    public void Every_fault_is_said_at_once()
    {
        var options = new MailOptions
        {
            From = "a@x.example,b@x.example",
            PublicBaseUrl = "reviews.example.org",
            Sender = "smtp",
            Smtp = new SmtpOptions { Port = 0, TimeoutSeconds = 0, UserName = "someone", RequireTls = false },
        };

        options.Problems().Should().HaveCount(7).And.OnlyContain(problem => problem.StartsWith("Expected Mail:", StringComparison.Ordinal));
        new MailOptions { Sender = "pigeon" }.Problems().Should().ContainSingle().Which.Should().Contain("folder, smtp or notify").And.Contain("pigeon");
    }

    [Fact]
    public void Notify_asks_for_a_key_a_template_and_an_address_that_is_safe_and_repeats_no_key()
    {
        var options = new MailOptions { Sender = "notify", Notify = new NotifyOptions { ApiKey = "SECRET", TemplateId = "mine", BaseUrl = "http://notify.example", TimeoutSeconds = 0 } };

        options.Problems().Should().HaveCount(4).And.OnlyContain(problem => problem.StartsWith("Expected Mail:Notify:", StringComparison.Ordinal) && !problem.Contains("SECRET"));
        new MailOptions { Sender = "notify" }.Problems().Should().HaveCount(2, "there is no default for a key and a template");
        new MailOptions { Sender = "notify", Notify = new NotifyOptions { ApiKey = NotifyServer.ApiKey, TemplateId = NotifyServer.TemplateId } }.Problems().Should().BeEmpty();
    }
}
