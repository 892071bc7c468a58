namespace Reviews.Host.Tests.CommandLine;

public sealed class CommandLineRunTests
{
    [Fact]
    public async Task A_run_that_does_not_end_is_killed_and_told()
    {
        var folder = Directory.CreateTempSubdirectory("reviews-endless-");
        try
        {
            var run = () => CommandLineRun.WithinAsync(TimeSpan.FromSeconds(5), folder.FullName, "", [], "serve", "--urls", "http://127.0.0.1:0");

            (await run.Should().ThrowAsync<InvalidOperationException>()).WithMessage("Expected 'reviews serve *' to end within 5 seconds, but it did not*");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
