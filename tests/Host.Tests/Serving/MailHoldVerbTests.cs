using Reviews.Host.Casework;
using Reviews.Host.Tests.CommandLine;

namespace Reviews.Host.Tests.Serving;

public sealed class MailHoldVerbTests
{
    [Fact]
    public async Task Mail_is_held_and_released_from_the_command_line_where_there_is_data()
    {
        var folder = Directory.CreateTempSubdirectory("reviews-mail-").FullName;
        var none = await CommandLineRun.InAsync(folder, "", "mail", "hold", "--data", folder);
        none.ExitCode.Should().Be(2);
        none.Error.Should().Contain("Expected the data of an installation");
        (await CommandLineRun.InAsync(folder, "", "migrate", "--data", folder)).ExitCode.Should().Be(0);

        var held = await CommandLineRun.InAsync(folder, "", "mail", "hold", "--data", folder);
        held.Output.Should().Contain("No mail is sent until it is released.");
        held.ExitCode.Should().Be(0, held.Error);
        var released = await CommandLineRun.InAsync(folder, "", "mail", "release", "--data", folder);
        released.Output.Should().Contain("Mail is sent.");
        (await CommandLineRun.InAsync(folder, "", "audit", "verify", "--data", folder)).Output.Should().Contain("2 rows in 1 chains");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_hold_that_was_not_kept_is_said_with_the_reason()
    {
        Upkeep.WhyNot(new MailStanding(IsHeld: true), isHeld: true).Should().BeNull();
        Upkeep.WhyNot(Refusals.NotYours, isHeld: true).Should().Be($"Expected mail to be held, but it stands as before: {Refusals.NotYours.Sentence}");
        Upkeep.WhyNot(new MailStanding(IsHeld: true), isHeld: false).Should().StartWith("Expected mail to be released");
    }
}
