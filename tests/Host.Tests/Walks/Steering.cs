using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Reviews.Host.Tests.Pages.Cases;

namespace Reviews.Host.Tests.Walks;

/// <summary>What happens in a scenario besides steps that are done: the page on which the business manager, or whoever it is, brings each about.</summary>
internal sealed class Steering(Walk walk, Guid process)
{
    private PersonAtWork Manager => walk.Cast.Manager;

    public Task TakeAsync(JsonElement step) => step switch
    {
        _ when step.TryGetProperty("withdraw", out var why) => ConfirmedAsync(walk.Review + "/withdraw", ("Then", "stops"), ("Why", why.GetString()!)),
        _ when step.TryGetProperty("signal", out var signal) && signal.GetString() == "notification-withdrawn" =>
            ConfirmedAsync(walk.Review + "/withdraw", ("Then", "local"), ("Why", "The criteria are not met")),
        _ when step.TryGetProperty("signal", out var signal) && signal.GetString() == "panel-takes-case" => TakenAsync(),
        _ when step.TryGetProperty("signal", out var signal) && signal.GetString() == "commission-taken-back" => TakenBackAsync(),
        _ when step.TryGetProperty("delay", out var delay) => DelayAsync(delay),
        _ when step.TryGetProperty("resume", out var resume) => ResumeAsync(DateOf(resume, "from")),
        _ when step.TryGetProperty("message", out var message) && message.GetString() == "report-asked" => AskAsync(step.GetProperty("variables").GetProperty("asked")),
        _ when step.TryGetProperty("add", out _) => AddAsync(step.GetProperty("item")),
        _ => throw new InvalidOperationException($"Expected a step that has a page, but no page is known here for {step}."),
    };

    /// <summary>Fills in a page whose change is shown before it is made, and confirms what is shown.</summary>
    public async Task ConfirmedAsync(string path, params (string, string)[] fields)
    {
        var check = await Manager.SendAsync(path, [.. fields, ("step", "check")]);
        check.Status.Should().Be(HttpStatusCode.OK, check.Text);
        var done = await Manager.PostAsync(path, check, [("step", "confirm")], null);
        done.Status.Should().Be(HttpStatusCode.Redirect, done.Text);
    }

    /// <summary>Begins a process that the page of the review offers, as the page links to it; gives the first step's page.</summary>
    public async Task<string> BegunAsync(string definition, LocalDateTime at)
    {
        await walk.World.MoveToAsync(at);
        var path = $"{walk.Review}/begin/{definition}";
        (await Manager.OpenAsync(walk.Review)).Html.Should().Contain($"href=\"{path}\"");
        var begun = await Manager.SendAsync(path);
        begun.Status.Should().Be(HttpStatusCode.Redirect, begun.Text);
        await walk.World.SweepAsync();
        return begun.Location!;
    }

    private LocalDateTime Now => Workflows.Deadlines.LondonTime.ToLocal(walk.World.Now);

    /// <summary>The Panel takes the case that a practice review runs of: its letter is recorded.</summary>
    private Task TakenAsync() => WroteAsync("takes-case");

    /// <summary>The Panel disagrees with a decision on a practice review that runs, and the decision-makers take it back.</summary>
    private async Task TakenBackAsync()
    {
        await WroteAsync("disagrees");
        await DoneAsync("convene-decision-makers", "{}");
        await DoneAsync("reconsider-decision", """{"outcome": "changed", "newChoice": "learning-review"}""");
        await DoneAsync("send-justification", "{}");
    }

    /// <summary>What has to be answered besides is answered somehow.</summary>
    private async Task DoneAsync(string element, string record)
    {
        await walk.World.SweepAsync();
        var path = await Manager.TaskAsync(element);
        var id = Guid.Parse(path.Split('/')[^1]);
        var task = await walk.World.ReadAsync(db => db.ReviewTasks.AsNoTracking().SingleAsync(t => t.Id == id));
        var page = await Manager.OpenAsync(path);
        var sent = await Manager.PostAsync(path, page, FilledIn.Of(PageForm.Questions(page.Html), Answers.ToGive(task, JsonSerializer.Deserialize<JsonElement>(record), walk.Cast), Now), null);
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
    }

    private async Task WroteAsync(string reply)
    {
        var page = await BegunAsync("late-panel-letter", Now);
        var sent = await Manager.SendAsync(page, ("document", "panel-letter.pdf", SouthendTeam.Pdf + "% taken"), [("reply", reply), ("comments", "It is one of several"), .. Day("repliedOn", Now.Date)]);
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
    }

    public static (string, string)[] Day(string field, LocalDate day) =>
        [.. new[] { ("Day", day.Day), ("Month", day.Month), ("Year", day.Year) }.Select(part => ($"{field}.{part.Item1}", part.Item2.ToString(CultureInfo.InvariantCulture)))];

    private Task DelayAsync(JsonElement delay)
    {
        var agreed = Workflows.Deadlines.LondonTime.ToLocal(walk.World.Now).Date;
        var isPause = delay.TryGetProperty("through", out _);
        var last = DateOf(delay, isPause ? "through" : "target");
        return ConfirmedAsync(
            $"{walk.Review}/agree-delay/{process:D}/{(isPause ? "pause" : "extension")}",
            [
                ("Reason", "inquest"), ("Why", "It was agreed"), ("ApprovedBy", "The chair"), ("ApproverRole", "Chair of the strategic group"), .. Day("ApprovedOn", agreed), .. Day("ReviewOn", last),
                .. isPause ? [.. Day("From", DateOf(delay, "from")), .. Day("RunsFrom", last.PlusDays(1))] : Day("Target", last).Append(("Begins", "limit")),
            ]);
    }

    private async Task ResumeAsync(LocalDate from)
    {
        var delays = await Manager.OpenAsync(walk.Review + "/delays");
        var end = Regex.Match(delays.Html, $"href=\"(?<path>{walk.Review}/delays/[0-9a-f-]+/end)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        end.Success.Should().BeTrue(delays.Text);
        await ConfirmedAsync(end.Groups["path"].Value, [("Why", "It can go on"), .. Day("RunsFrom", from)]);
    }

    /// <summary>An agency is asked by itself: because it was found late, or because its report was sent back.</summary>
    private async Task AskAsync(JsonElement asked)
    {
        var agency = asked.GetProperty("agency").GetProperty("id").GetString()!;
        if (!asked.GetProperty("sentBack").GetBoolean())
        {
            await SentAsync(walk.Review + "/ask-agency", ("Agency", agency), ("Why", "It was found late"));
            return;
        }

        var report = await walk.World.ReadAsync(db => db.ReviewTasks.Where(t => t.ProcessInstanceId == process && t.Step == "agency-report" && t.SubjectId == agency && t.CompletedAt != null).Select(t => t.Id).SingleAsync());
        await SentAsync($"{walk.Review}/agency-report/{report:D}", ("Verdict", "send-back"), ("Reason", "A year is missing"));
    }

    private Task AddAsync(JsonElement item) => SentAsync(
        walk.Review + "/follow-up/add",
        [("Kind", item.GetProperty("kind").GetString()!), ("What", item.GetProperty("what").GetString()!), ("Owner", item.GetProperty("id").GetString()!), .. Day("DueOn", DateOf(item, "dueOn"))]);

    private async Task SentAsync(string path, params (string, string)[] fields)
    {
        var sent = await Manager.SendAsync(path, fields);
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
    }

    private static LocalDate DateOf(JsonElement json, string name) => LocalDatePattern.Iso.Parse(json.GetProperty(name).GetString()!).Value;
}
