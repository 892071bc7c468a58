using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>
/// As it was in 2022: a review of which the notification was sent on Friday 9 September, and on Saturday the 10th a bank holiday
/// is announced for Monday the 19th, the day of the State Funeral.
/// </summary>
public sealed class LateHolidayTests
{
    private static readonly LocalDate Funeral = new(2022, 9, 19);

    [Fact]
    public async Task The_limit_and_every_step_to_come_are_counted_over_it_and_what_comes_before_it_stays()
    {
        await using var team = await SouthendTeam.OnDay1Async(new LocalDate(2022, 9, 9), NotAnnouncedYetAsync);
        await SouthendTeam.ReportAsync(team.Hospital, "southend-hospital", "findings.pdf");
        await team.DoneAsync(
            team.Manager,
            "commission",
            ("panelDate.Day", "20"), ("panelDate.Month", "9"), ("panelDate.Year", "2022"), ("panelTime.time", "10:00"), ("panelPlace", "Room 3"),
            ("template", "standard"), ("modifiedResponse", "no"));
        var before = await TasksAsync(team);
        (await LimitAsync(team)).Should().Be(new LocalDateTime(2022, 9, 30, 17, 0));

        team.World.PassTo(new LocalDateTime(2022, 9, 10, 19, 30));
        var announced = new HolidayChange([new BankHoliday(Funeral, "Bank Holiday for the State Funeral of Queen Elizabeth II", null)], []);
        (await ImportAsync(team, announced)).Value.Should().Be(new ImportedHolidays(Added: 1, Withdrawn: 0, Deadlines: 0, Reviews: 1));

        (await TasksAsync(team)).Should().BeEquivalentTo(before, "days 2 and 6 are over by then, and what is closed never moves");
        (await LimitAsync(team)).Should().Be(new LocalDateTime(2022, 10, 3, 17, 0));
        (await team.MailsAsync(team.Manager, "deadline-changed")).Should().BeEmpty("none of theirs moved");
        var timetable = (await team.Manager.OpenAsync(team.Review + "/timetable")).Text;
        timetable.Should().Contain("Monday 19 September 2022 Not counted: Bank Holiday for the State Funeral of Queen Elizabeth II").And.Contain("Outer limit: Monday 3 October 2022, 5pm");
        (await team.Hospital.OpenAsync(team.Review + "/history")).Text.Should().Contain("New bank holiday: Monday 19 September 2022 (Bank Holiday for the State Funeral of Queen Elizabeth II).");

        await team.World.MoveToAsync(new LocalDateTime(2022, 9, 16, 17, 30));
        (await TasksAsync(team)).Single(t => t.ElementId == "circulate-reports").Due.Should().Be(new LocalDateTime(2022, 9, 20, 17, 0), "day 7 would have been that Monday");
    }

    [Fact]
    public async Task A_step_that_closes_by_itself_closes_on_the_new_day_and_not_on_the_old()
    {
        await using var team = await SouthendTeam.OnDay1Async(new LocalDate(2022, 9, 9), NotAnnouncedYetAsync);
        team.World.PassTo(new LocalDateTime(2022, 9, 10, 19, 30));
        await ImportAsync(team, new HolidayChange([new BankHoliday(Funeral, "Announced", null)], []));

        await team.World.MoveToAsync(new LocalDateTime(2022, 9, 20, 23, 0));
        (await IsOpenAsync(team)).Should().BeTrue("day 8, 9 in the morning, would have been this day and is the next");
        await team.World.MoveToAsync(new LocalDateTime(2022, 9, 21, 9, 1));
        (await IsOpenAsync(team)).Should().BeFalse();

        static Task<bool> IsOpenAsync(SouthendTeam team) => team.World.ReadAsync(db => db.ReviewTasks.AnyAsync(t => t.ElementId == "agency-report" && t.IsOpen));
    }

    // The calendar's file knows of it; nobody did until that Saturday.
    private static async Task NotAnnouncedYetAsync(SouthendTeam team) =>
        (await ImportAsync(team, new HolidayChange([], [Funeral]))).IsDone.Should().BeTrue();

    private static Task<Outcome<ImportedHolidays>> ImportAsync(SouthendTeam team, HolidayChange change) => team.World.Services.GetRequiredService<ImportHolidays>().RunAsync(
        new ActionContext(team.Administrator.Id.ToString("D"), team.World.Now, Guid.NewGuid().ToString("D"), "Announced by the Government"), change, null, CancellationToken.None);

    private static Task<LocalDateTime?> LimitAsync(SouthendTeam team) => team.World.ReadAsync(db => db.ProcessInstances.Select(p => p.Limit).SingleAsync());

    private static Task<List<ReviewTaskRow>> TasksAsync(SouthendTeam team) =>
        team.World.ReadAsync(db => db.ReviewTasks.AsNoTracking().OrderBy(t => t.EngineInstanceId).ToListAsync());
}
