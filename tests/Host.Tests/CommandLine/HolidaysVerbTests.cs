using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.House;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.CommandLine;

/// <summary>
/// <c>holidays import</c> on a data folder whose host may be serving meanwhile. The first task of a review is due two working
/// days after Monday 23 November 2026.
/// </summary>
public sealed class HolidaysVerbTests : IDisposable
{
    private const string Thanks = """{"england-and-wales":{"division":"england-and-wales","events":[{"title":"A day of thanks","date":"2026-11-24","notes":"","bunting":true}]}}""";

    private readonly string folder = Directory.CreateTempSubdirectory("reviews-holidays-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_lists_what_would_move_moves_nothing_and_confirmed_moves_exactly_that_also_for_a_host_that_serves()
    {
        await using var house = await HouseAsync();
        var manager = await house.HasAsync(Role.BusinessManager);
        await house.HasReviewAsync(manager);

        var listed = await ImportAsync(house, Thanks);
        listed.ExitCode.Should().Be(0, listed.Error);
        listed.Output.Should().Contain("New bank holiday: Tuesday 24 November 2026 (A day of thanks)").And.Contain("SOU-2026-0001")
            .And.Contain("  First: Wednesday 25 November 2026 17:00 → Thursday 26 November 2026 17:00").And.Contain("Nothing has moved. Say --confirm");
        (await house.OpenTaskAsync("first")).Due.Should().Be(new LocalDateTime(2026, 11, 25, 17, 0));

        var done = await ImportAsync(house, Thanks, "--confirm", "--json");
        done.ExitCode.Should().Be(0, done.Error);
        using (var json = JsonDocument.Parse(done.Output))
        {
            json.RootElement.GetProperty("confirmed").GetBoolean().Should().BeTrue();
            var move = json.RootElement.GetProperty("moves").EnumerateArray().Should().ContainSingle().Subject;
            (move.GetProperty("review").GetString(), move.GetProperty("element").GetString(), move.GetProperty("from").GetString(), move.GetProperty("to").GetString())
                .Should().Be(("SOU-2026-0001", "first", "2026-11-25T17:00:00", "2026-11-26T17:00:00"));
        }

        (await house.OpenTaskAsync("first")).Due.Should().Be(new LocalDateTime(2026, 11, 26, 17, 0));
        await using (var db = house.Read())
        {
            (await db.BankHolidays.SingleAsync()).Should().Match<BankHolidayRow>(row => row.By == "command-line" && row.Why == "Imported on the command line from list.json");
            (await db.OutboxMessages.CountAsync(m => m.Kind == "deadline-changed")).Should().Be(1);
        }

        await house.HasReviewAsync(manager);
        await using (var db = house.Read())
            (await db.ReviewTasks.Where(t => t.ElementId == "first").Select(t => t.Due).ToListAsync()).Should().OnlyContain(due => due == new LocalDateTime(2026, 11, 26, 17, 0), "the host counts by it from its next change");
        (await ImportAsync(house, Thanks)).Output.Should().EndWith("Nothing changes: every date in the list is known already." + Environment.NewLine);
        var back = await CommandLineRun.InAsync(folder, "", "holidays", "import", "--withdraw", "2026-11-24", "--confirm", "--data", house.DataFolder);
        back.ExitCode.Should().Be(0, back.Error);
        (await CommandLineRun.InAsync(folder, "", "audit", "verify", "--data", house.DataFolder)).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task What_is_known_and_missing_in_the_list_is_named_with_how_to_withdraw_it_and_stays_until_then()
    {
        await using var house = await HouseAsync();
        const string Named = "Known here, not in the list: Friday 25 December 2026 (Christmas Day). It stays a bank holiday. If it is none any more, withdraw it: --withdraw 2026-12-25";
        (await ImportAsync(house, Thanks)).Output.Should().Contain(Named).And.NotContain("2025-", "the list says nothing of that year").And.NotContain("2027-");
        var done = await ImportAsync(house, Thanks, "--withdraw", "2026-12-25", "--confirm");
        done.Output.Should().Contain("No bank holiday any more: Friday 25 December 2026").And.NotContain(Named).And.Contain("--withdraw 2026-12-28");
        using var json = JsonDocument.Parse((await ImportAsync(house, Thanks, "--json")).Output);
        json.RootElement.GetProperty("notInList").EnumerateArray().Select(day => day.GetProperty("date").GetString()).Should().Contain("2026-12-28").And.NotContain("2026-12-25");
    }

    [Fact]
    public async Task A_file_of_the_wrong_shape_is_refused_with_every_reason_in_one_line()
    {
        await using var house = await HouseAsync();
        (await ImportAsync(house, """{"england-and-wales":{"division":"scotland","events":[{"title":"A","date":"2026-12-01"},{"title":"B","date":"2026-12-01"}]}}"""))
            .ShouldBeWrongArguments("Expected the division \"england-and-wales\", but it calls itself \"scotland\". Event 2: expected each date once, but 2026-12-01 is event 1 already.");
        (await ImportAsync(house, "{}")).ShouldBeWrongArguments("Expected an object \"england-and-wales\", but there is none.");
        (await CommandLineRun.InAsync(folder, "", "holidays", "import", "--data", house.DataFolder)).ShouldBeWrongArguments("Expected FILE, or --withdraw DATE");
        (await CommandLineRun.InAsync(folder, "", "holidays", "import", "--withdraw", "2026-12-25", "--data", Path.Combine(folder, "none"))).ShouldBeWrongArguments("Expected the data of an installation");
    }

    [Fact]
    public async Task What_cannot_be_is_answered_no()
    {
        await using var house = await HouseAsync();
        var run = await ImportAsync(house, Thanks, "--withdraw", "2026-12-22", "--confirm");

        (run.ExitCode, run.Output, run.Error.TrimEnd()).Should().Be((1, "", "Expected a known bank holiday to withdraw, but 2026-12-22 is none."));
        await using var db = house.Read();
        (await db.BankHolidays.AnyAsync()).Should().BeFalse();
    }

    private async Task<CommandLineRun> ImportAsync(TestHouse house, string list, params string[] options)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "list.json"), list);
        return await CommandLineRun.InAsync(folder, "", ["holidays", "import", "list.json", "--data", house.DataFolder, .. options]);
    }

    private static async Task<TestHouse> HouseAsync()
    {
        var house = await TestHouse.OpenAsync(Provider.Sqlite);
        await house.EditAsync(bpmn => bpmn.Replace("=now() + duration(&quot;P2D&quot;)", "=working days after(today(), 2)", StringComparison.Ordinal));
        return house;
    }
}
