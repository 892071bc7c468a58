using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>A rapid review of Southend with three agencies, started through the pages at ten on day 1, Friday 18 December 2026 unless another is said.</summary>
public sealed class SouthendTeam : IAsyncDisposable
{
    private static readonly string[] Agencies = ["childrens-services", "essex-police", "southend-hospital"];

    private SouthendTeam(CaseWorld world) => World = world;

    public CaseWorld World { get; }

    public PersonAtWork Manager { get; private set; } = null!;

    public PersonAtWork Childrens { get; private set; } = null!;

    public PersonAtWork PoliceAgency { get; private set; } = null!;

    public PersonAtWork Hospital { get; private set; } = null!;

    public PersonAtWork Council { get; private set; } = null!;

    public PersonAtWork Police { get; private set; } = null!;

    public PersonAtWork Health { get; private set; } = null!;

    public PersonAtWork Nurse { get; private set; } = null!;

    public PersonAtWork Advisor { get; private set; } = null!;

    public PersonAtWork Author { get; private set; } = null!;

    public PersonAtWork Administrator { get; private set; } = null!;

    /// <summary>Works for the partnership, but is not on the review.</summary>
    public PersonAtWork Outsider { get; private set; } = null!;

    public string Review { get; private set; } = "";

    public static Task<SouthendTeam> OnDay1Async() => OnDay1Async(new LocalDate(2026, 12, 18), _ => Task.CompletedTask);

    /// <param name="day1">When the notification was sent.</param>
    /// <param name="before">Done when everybody is there and no review is yet.</param>
    public static async Task<SouthendTeam> OnDay1Async(LocalDate day1, Func<SouthendTeam, Task> before)
    {
        var team = new SouthendTeam(await CaseWorld.StartAsync(day1.At(new LocalTime(10, 0))));
        await team.GatherAsync();
        await before(team);
        var sent = await team.Manager.SendAsync(
            "/reviews/start",
            [.. Agencies.Select(id => ("Answers.Agencies", id)), .. NotificationSent(day1)]);
        sent.Status.Should().Be(System.Net.HttpStatusCode.Redirect, sent.Text);
        var check = await team.Manager.OpenAsync(sent.Location!);
        check.Status.Should().Be(System.Net.HttpStatusCode.OK, check.Text);
        var started = await team.Manager.PostAsync(sent.Location!.Split('?')[0], check, [], null);
        started.Status.Should().Be(System.Net.HttpStatusCode.Redirect, started.Text);
        team.Review = started.Location!.Split('?')[0];
        await team.World.SweepAsync();
        return team;
    }

    public static (string, string)[] Notification => NotificationSent(new LocalDate(2026, 12, 18));

    private static (string, string)[] NotificationSent(LocalDate on) =>
    [
        ("Answers.What", "rapid-review"), ("rapid-review.reference", "CSIN-1234"), ("rapid-review.sentAt.time", "09:40"),
        ("rapid-review.sentOn.Day", Number(on.Day)), ("rapid-review.sentOn.Month", Number(on.Month)), ("rapid-review.sentOn.Year", Number(on.Year)),
    ];

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static async Task<string> ReportAsync(PersonAtWork agency, string subject, string fileName)
    {
        var path = await agency.TaskAsync("agency-report", subject);
        var sent = await agency.SendAsync(
            path,
            ("documents", fileName, Pdf),
            ("response", "report"), ("author", "A. Author"), ("significantIssues", "no"));
        sent.Status.Should().Be(System.Net.HttpStatusCode.Redirect, sent.Text);
        return path;
    }

    public async Task CirculateAsync()
    {
        await DoneAsync(
            Manager,
            "commission",
            ("panelDate.Day", "31"), ("panelDate.Month", "12"), ("panelDate.Year", "2026"), ("panelTime.time", "10:00"), ("panelPlace", "Room 3"),
            ("template", "standard"), ("modifiedResponse", "no"));
        await World.MoveToAsync(new LocalDateTime(2026, 12, 30, 10, 0));
        await DoneAsync(Manager, "circulate-reports", ("checkedForAll", "true"));
    }

    public async Task DoneAsync(PersonAtWork person, string element, params (string, string)[] fields)
    {
        var sent = await person.SendAsync(await person.TaskAsync(element), fields);
        sent.Status.Should().Be(System.Net.HttpStatusCode.Redirect, sent.Text);
        await World.SweepAsync();
    }

    public async Task DoneAsync(PersonAtWork person, string element, string subject, params (string, string)[] fields)
    {
        var sent = await person.SendAsync(await person.TaskAsync(element, subject), fields);
        sent.Status.Should().Be(System.Net.HttpStatusCode.Redirect, sent.Text);
        await World.SweepAsync();
    }

    /// <param name="more">Asked by the panel's form besides, or answered otherwise.</param>
    public async Task MeetAsync(params (string, string)[] more)
    {
        var afterwards = new LocalDateTime(2026, 12, 31, 12, 0);
        if (Workflows.Deadlines.LondonTime.ToLocal(World.Now) < afterwards)
            await World.MoveToAsync(afterwards);
        await DoneAsync(
            Manager,
            "panel-meeting",
            [.. Met.Where(field => more.All(other => other.Item1 != field.Item1)), .. more]);
    }

    private static (string, string)[] Met =>
    [
        ("heldAt.Day", "31"), ("heldAt.Month", "12"), ("heldAt.Year", "2026"), ("heldAt.time", "10:00"), ("hasConflicts", "no"),
        ("attended", "local-authority"), ("attended", "police"), ("attended", "health"), ("attended", "service-manager"),
        ("names.local-authority", "One"), ("names.police", "Two"), ("names.health", "Three"), ("names.service-manager", "Four"),
        ("criterion.improvements", "yes"), ("criterion.improvements.reason", "r"), ("criterion.recurrent-themes", "no"), ("criterion.recurrent-themes.reason", "r"),
        ("criterion.working-together", "no"), ("criterion.working-together.reason", "r"), ("criterion.panel-concluded", "no"), ("criterion.panel-concluded.reason", "r"),
        ("keyProviders", "yes"), ("definitionMet", "yes"), ("definitionReason", "r"), ("consensus", "no"), ("findings", "f"), ("workingWell", "w"), ("concerns", "c"), ("safety", "yes"), ("themes", "t"),
        ("format", "standard"), ("actionsTaken", "a"), ("actionsRequired", "a"), ("recommendations.0.what", "r"), ("recommendations.0.owner", "southend-hospital"),
        ("recommendations.0.dueOn.Day", "31"), ("recommendations.0.dueOn.Month", "3"), ("recommendations.0.dueOn.Year", "2027"), ("voice", "v"), ("inequalities", "i"),
    ];

    /// <summary>From the panel to the circulation of the first draft on day 12: the partners vote alike.</summary>
    public async Task DraftedAsync()
    {
        await DraftAsync("write-first-draft");
        foreach (var (partner, body) in new[] { (Council, "local-authority"), (Police, "police"), (Health, "health") })
            await partner.SendAsync(await partner.TaskAsync("vote", body), ("conflict", "no"), ("choice", "criteria-met"), ("follows", "commission"), ("reason", "r"));
        await World.MoveToAsync(new LocalDateTime(2027, 1, 7, 9, 0));
        await DoneAsync(Manager, "circulate-draft", ("checked", "true"));
    }

    /// <summary>From day 1 to the submission on day 15, Tuesday 12 January 2027 at 09:30; the agencies say nothing on the way.</summary>
    /// <param name="choice">What each partner votes for.</param>
    public async Task SubmitAsync(string choice)
    {
        await CirculateAsync();
        await MeetAsync();
        foreach (var (partner, body) in new[] { (Council, "local-authority"), (Police, "police"), (Health, "health") })
            await partner.SendAsync(await partner.TaskAsync("vote", body), ("conflict", "no"), ("choice", "criteria-met"), ("follows", choice), ("reason", "r"));
        await SubmitDecidedAsync();
    }

    /// <summary>From the decision to the submission.</summary>
    public async Task SubmitDecidedAsync()
    {
        await DraftAsync("write-first-draft");
        await World.MoveToAsync(new LocalDateTime(2027, 1, 7, 9, 0));
        await DoneAsync(Manager, "circulate-draft", ("checked", "true"));
        await World.MoveToAsync(new LocalDateTime(2027, 1, 7, 16, 0));
        await DraftAsync("write-draft-two");
        await World.MoveToAsync(new LocalDateTime(2027, 1, 11, 12, 0));
        await DoneAsync(Advisor, "advisor-sign-off", ("name", "n"), ("level", "l"), ("evidence", "e"), ("outcome", "signed-off"), ("declaration", "true"));
        await World.MoveToAsync(new LocalDateTime(2027, 1, 12, 10, 0));
        await DoneAsync(
            Manager, "submit-review", ("sentAt.day", "12"), ("sentAt.month", "1"), ("sentAt.year", "2027"), ("sentAt.time", "09:30"), ("channel", "c"), ("receipt", "r"));
    }

    private async Task DraftAsync(string element)
    {
        var draft = await Manager.SendAsync(await Manager.TaskAsync(element), ("document", "draft.pdf", Pdf), []);
        draft.Status.Should().Be(System.Net.HttpStatusCode.Redirect, draft.Text);
        await World.SweepAsync();
    }

    /// <summary>Somebody new, whom the manager puts on the review through its page.</summary>
    public async Task<PersonAtWork> PutOnAsync(string name, string part)
    {
        var person = await World.SomeoneAsync(name, part);
        var sent = await Manager.SendAsync(Review + "/people", ("Person", person.Id.ToString("D")), ("Part", part));
        sent.Status.Should().Be(System.Net.HttpStatusCode.Redirect, sent.Text);
        return person;
    }

    /// <summary>What that person was mailed, or will be.</summary>
    internal Task<List<OutboxMessageRow>> MailsAsync(PersonAtWork person, string kind) =>
        World.ReadAsync(db => db.OutboxMessages.AsNoTracking().Where(m => m.PersonId == person.Id && m.Kind == kind).ToListAsync());

    public async ValueTask DisposeAsync() => await World.DisposeAsync();

    public static string Pdf => "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

    private async Task GatherAsync()
    {
        Manager = await World.SomeoneAsync("Morgan", "business-manager");
        Childrens = await World.SomeoneAsync("Charlie", "agency-lead:childrens-services");
        PoliceAgency = await World.SomeoneAsync("Parker", "agency-lead:essex-police");
        Hospital = await World.SomeoneAsync("Harper", "agency-lead:southend-hospital");
        Council = await World.SomeoneAsync("Casey", "safeguarding-partner:local-authority");
        Police = await World.SomeoneAsync("Peyton", "safeguarding-partner:police");
        Health = await World.SomeoneAsync("Hayden", "safeguarding-partner:health");
        Nurse = await World.SomeoneAsync("Nico", "designated-nurse");
        Advisor = await World.SomeoneAsync("Avery", "independent-advisor");
        Author = await World.SomeoneAsync("Alex", "lead-author");
        Administrator = await World.SomeoneAsync("Ash", "administrator");
        Outsider = await World.SomeoneAsync("Ollie", "agency-lead:probation");
    }
}
