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
        new MailOptions { Sender = "pigeon" }.Problems().Should().ContainSingle().Which.Should().Contain("folder or smtp").And.Contain("pigeon");
    }
}
