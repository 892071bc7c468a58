using System.Globalization;
using System.Net;
using System.Text.Json;
using NodaTime.Text;
using Reviews.Host.Tests.Pages.Cases;

namespace Reviews.Host.Tests.Walks;

/// <summary>
/// The application brought to where a story begins, as its people would bring it there: its process is started by its page or,
/// where it follows from another, through a story of that other.
/// </summary>
internal static class Arrival
{
    /// <summary>The story that leads to a story, or to any of a process.</summary>
    private static readonly Dictionary<string, string> Before = new()
    {
        ["local-rapid-review"] = "not-notified-reviewed-locally",
        ["local-review-family-told"] = "local-review",
        ["after-submission"] = "issue-and-corrections",
        ["panel-agrees-practice-review-begins"] = "unanimous",
        ["practice-review"] = "panel-agrees-practice-review-begins",
        ["practice-review-panel-takes-it"] = "panel-disagrees-decision-changed",
        ["late-panel-letter"] = "panel-silent-family-not-yet",
        ["late-letter-handed-back"] = "practice-review-taken-over",
        ["late-letter-commission-taken-back"] = "panel-agrees-practice-review-begins",
        ["withheld-report"] = "practice-review-withheld",
        ["share-learning"] = "local-review",
        ["after-publication"] = "practice-review-published",
        ["follow-up"] = "issue-and-corrections",
        ["not-notified-opened-again"] = "not-notified",
        ["safeguarding-adult-review"] = "adult-review-arranged",
    };

    public static async Task<Walk> AtAsync(Story story)
    {
        var world = await CaseWorld.StartAsync(StartOf(Chain(story).Last()));
        return await AtAsync(world, await CastOfAsync(world, story), story);
    }

    /// <summary>Whom the story and those before it need, and two agencies more.</summary>
    public static Task<Cast> CastOfAsync(CaseWorld world, Story story) => Cast.GatherAsync(world, [.. AgenciesOf(story), "probation", "education"]);

    /// <summary>The same in an application that runs already, by people who are there already.</summary>
    public static Task<Walk> AtAsync(CaseWorld world, Cast cast, Story story) => AtAsync(world, cast, story, AgenciesOf(story));

    /// <summary>The story, and before it those that lead to it, the latest first.</summary>
    public static IEnumerable<Story> Chain(Story story)
    {
        for (var one = story; one is not null; one = Earlier(one))
            yield return one;
    }

    private static string[] AgenciesOf(Story story) => [.. Chain(story).SelectMany(one => one.Agencies).Distinct()];

    private static async Task<Walk> AtAsync(CaseWorld world, Cast cast, Story story, string[] agencies)
    {
        if (Earlier(story) is not { } earlier)
            return await StartedAsync(world, cast, story, agencies);
        var walk = await AtAsync(world, cast, earlier, agencies);
        await (walk with { Besides = LeftBehind(story) }).PassThroughAsync(earlier);
        if (story.ProcessId == earlier.ProcessId)
            await OpenAgainAsync(walk, story);
        if (story.ProcessId == "late-panel-letter")
            await new Steering(walk, Guid.Empty).BegunAsync(story.ProcessId, story.Start);
        return walk;
    }

    /// <summary>Begun by its page, though others of its process follow from another story.</summary>
    private static readonly string[] Entered = ["practice-review-entered-in-month-four"];

    private static Story? Earlier(Story story) => Entered.Contains(story.Name) ? null :
        (Before.GetValueOrDefault(story.Name) ?? Before.GetValueOrDefault(story.ProcessId)) is { } earlier ? Story.Read(earlier) : null;

    /// <summary>A dispute is about a review that was started on the first day of all the others.</summary>
    private static LocalDateTime StartOf(Story story) => story.ProcessId == "dispute" ? new LocalDateTime(2026, 12, 18, 10, 0) : story.Start;

    private static async Task<Walk> StartedAsync(CaseWorld world, Cast cast, Story story, string[] agencies)
    {
        var start = await cast.Manager.SendAsync("/reviews/start", [.. agencies.Select(id => ("Answers.Agencies", id)), .. WhatStarts(story)]);
        start.Status.Should().Be(HttpStatusCode.Redirect, start.Text);
        var started = await cast.Manager.SendAsync(start.Location!.Split('?')[0]);
        started.Status.Should().Be(HttpStatusCode.Redirect, started.Text);
        await world.SweepAsync();
        var walk = new Walk(world, cast, started.Location!.Split('?')[0]);
        if (story.ProcessId == "dispute")
            await DisputedAsync(walk, story);
        return walk;
    }

    private static (string, string)[] WhatStarts(Story story)
    {
        var at = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(story.Start.TimeOfDay);
        return story.ProcessId switch
        {
            "incident-notification" => [("Answers.What", "incident-notification"), ("incident-notification.awareAt.time", at), .. Steering.Day("incident-notification.awareOn", story.ClockStart)],
            "referral" => [("Answers.What", "referral"), ("referral.receivedAt.time", at), .. Steering.Day("referral.receivedOn", story.ClockStart)],
            "practice-review" => [("Answers.What", "practice-review"), .. Steering.Day("practice-review.decidedOn", story.ClockStart)],
            "dispute" => Notified("CSIN-1234", "09:40", StartOf(story).Date),
            "adult-review-request" => [("Answers.What", story.ProcessId), .. Asked(story, "request", "who"), ($"{story.ProcessId}.receivedAt.time", "09:40"), .. Steering.Day($"{story.ProcessId}.receivedOn", story.ClockStart)],
            "case-audit" => [("Answers.What", story.ProcessId), .. Asked(story, "nomination", "by", "why"), ($"{story.ProcessId}.nominatedAt.time", "09:40"), .. Steering.Day($"{story.ProcessId}.nominatedOn", story.ClockStart)],
            "national-review" => [("Answers.What", story.ProcessId), .. Asked(story, "national", "title", "publisher"), ($"{story.ProcessId}.learntAt.time", "09:40"), .. Steering.Day($"{story.ProcessId}.learntOn", story.ClockStart), .. Steering.Day($"{story.ProcessId}.publishedOn", new LocalDate(2026, 12, 1))],
            _ when story.Variable("notification") is { } sent => Notified(sent.GetProperty("reference").GetString()!, sent.GetProperty("sentAt").GetString()!, story.ClockStart),
            _ => throw new InvalidOperationException($"Expected a page that starts \"{story.ProcessId}\", or a story before \"{story.Name}\", but neither is known here."),
        };
    }

    private static IEnumerable<(string, string)> Asked(Story story, string result, params string[] fields) =>
        fields.Select(field => ($"{story.ProcessId}.{field}", story.Variable(result)!.Value.GetProperty(field).GetString()!));

    private static (string, string)[] Notified(string reference, string at, LocalDate on) =>
        [("Answers.What", "rapid-review"), ("rapid-review.reference", reference), ("rapid-review.sentAt.time", at), .. Steering.Day("rapid-review.sentOn", on)];

    private static async Task DisputedAsync(Walk walk, Story story)
    {
        await walk.World.MoveToAsync(story.Start);
        var raised = await walk.Cast[$"{story.Variable("raiser")!.Value.GetProperty("id").GetString()}-lead"].SendAsync(walk.Review + "/raise-dispute");
        raised.Status.Should().Be(HttpStatusCode.Redirect, raised.Text);
        await walk.World.SweepAsync();
    }

    private static async Task OpenAgainAsync(Walk walk, Story story)
    {
        await walk.World.MoveToAsync(story.Start);
        await new Steering(walk, Guid.Empty).ConfirmedAsync(walk.Review + "/reopen", [("At", "09:00"), ("Why", "A record was found"), .. Steering.Day("On", story.ClockStart)]);
        await walk.World.SweepAsync();
    }

    /// <summary>What the panel recommended in the story before, where this one follows it.</summary>
    private static Dictionary<string, (string Name, string Value)[]> LeftBehind(Story story) => story.Variable("items") is not { } items
        ? []
        : new() { ["panel-meeting"] = [.. items.EnumerateArray().SelectMany(Recommended)] };

    private static IEnumerable<(string, string)> Recommended(JsonElement item, int row)
    {
        var list = string.Create(CultureInfo.InvariantCulture, $"recommendations.{row}");
        return
        [
            ($"{list}.what", item.GetProperty("what").GetString()!),
            ($"{list}.owner", item.GetProperty("id").GetString()!),
            .. Steering.Day($"{list}.dueOn", LocalDatePattern.Iso.Parse(item.GetProperty("dueOn").GetString()!).Value),
        ];
    }
}
