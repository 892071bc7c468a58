namespace Reviews.Host.Tests.CommandLine;

/// <summary>Whatever goes wrong in a verb is one line and a 2: no stack trace, no log.</summary>
public sealed class FailedVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("reviews-fails-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_trail_that_is_not_there_is_not_verified()
    {
        (await CommandLineRun.InAsync(folder, "", "audit", "verify")).ShouldBeWrongArguments("Expected the data of an installation, but there is no");
        Directory.Exists(Path.Combine(folder, "data")).Should().BeFalse();
    }

    [Theory]
    [InlineData("audit", "verify")]
    [InlineData("migrate")]
    [InlineData("create-admin", "--email", "a@example.org")]
    public async Task A_database_that_is_none_is_one_line(params string[] verb)
    {
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        await File.WriteAllTextAsync(Path.Combine(folder, "data", "reviews.db"), new string('x', 5000));

        (await CommandLineRun.InAsync(folder, "", verb)).ShouldBeWrongArguments("to be carried out, but it failed: SQLite Error 26");
    }

    [Theory]
    [InlineData("audit", "verify")]
    [InlineData("migrate")]
    [InlineData("create-admin", "--email", "a@example.org")]
    public async Task A_database_that_does_not_answer_is_one_line(params string[] verb) =>
        (await CommandLineRun.InAsync(folder, "", [("Storage__ConnectionString", "Host=127.0.0.1;Port=1;Database=none")], verb))
            .ShouldBeWrongArguments("to be carried out, but it failed: ");

    [Theory]
    [InlineData("Try: reviews --help", "dance")]
    [InlineData("Try: reviews audit --help", "audit")]
    [InlineData("Try: reviews audit verify --help", "audit", "verify", "--dance")]
    [InlineData("Try: reviews create-admin --help", "create-admin")]
    public async Task A_wrong_argument_names_the_help_that_there_is(string hint, params string[] verb) =>
        (await CommandLineRun.InAsync(folder, "", verb)).ShouldBeWrongArguments(hint);
}
