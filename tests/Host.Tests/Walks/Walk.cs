using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Text;
using Reviews.Host.Calendar;
using Reviews.Host.Definitions;
using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Tests.Pages.Cases;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;

namespace Reviews.Host.Tests.Walks;

/// <summary>A story played in the real application, by its people, through its pages.</summary>
/// <param name="Review">The address of the case.</param>
internal sealed record Walk(CaseWorld World, Cast Cast, string Review)
{
    /// <summary>What a person fills in besides, by the step: what the story that led here has to leave behind.</summary>
    public IReadOnlyDictionary<string, (string Name, string Value)[]> Besides { get; init; } = new Dictionary<string, (string, string)[]>();

    private LocalDateTime Now => LondonTime.ToLocal(World.Now);

    /// <summary>Walks a whole story in an application of its own: every step, and what the pages say at each held against what its simulation says.</summary>
    public static async Task OfAsync(Story story)
    {
        var walk = await Arrival.AtAsync(story);
        await using var world = walk.World;
        await walk.PlayAsync(story, isCompared: true);
    }

    /// <summary>The same to get to where another story begins: nobody looks around on the way.</summary>
    public Task PassThroughAsync(Story story) => PlayAsync(story, isCompared: false);

    private async Task PlayAsync(Story story, bool isCompared)
    {
        var reference = Review.Split('/')[^1];
        var process = await World.ReadAsync(db => db.ProcessInstances.AsNoTracking()
            .Where(p => p.ProcessId == story.ProcessId && db.Reviews.Any(r => r.Id == p.ReviewId && r.Reference == reference)).OrderByDescending(p => p.StartedAt).FirstAsync());
        var definition = World.Services.GetRequiredService<DefinitionShelf>().Current("southend", story.ProcessId)!;
        var played = new Played(story, process.Id, definition, World.Services.GetRequiredService<HolidayCalendar>().Current, isCompared);
        for (var step = 0; step < story.Steps.Count; step++)
        {
            try
            {
                await TakeAsync(played, step);
            }
            catch (Exception wrong) when (wrong is not OperationCanceledException)
            {
                throw new InvalidOperationException($"{story.Name}, step {step + 1}, {story.Steps[step]}: {wrong.Message}", wrong);
            }
        }
    }

    private async Task TakeAsync(Played played, int number)
    {
        var step = played.Story.Steps[number];
        if (step.TryGetProperty("advanceTo", out var until))
            await World.MoveToAsync(LocalDateTimePattern.GeneralIso.Parse(until.GetString()!).Value);
        else if (step.TryGetProperty("complete", out var element))
            await CompleteAsync(played, number, element.GetString()!);
        else if (step.TryGetProperty("expect", out _))
            await CompareAsync(played, number);
        else
            await new Steering(this, played.Process).TakeAsync(step);
        await World.SweepAsync();
    }

    private async Task CompleteAsync(Played played, int number, string element)
    {
        var step = played.Story.Steps[number];
        var person = Cast[step.GetProperty("by").GetString()!];
        var task = await FindAsync(played, step, element);
        if (played.IsCompared)
        {
            var simulated = played.After(number);
            if (!played.LookedAt.Contains(task.Id))
                await LookAsync(played, simulated);
            simulated.Open.Should().Contain(new OpenStep(element, task.SubjectId, task.Due));
        }

        PageWords.ToDo(await person.OpenAsync("/tasks")).Should().Contain(task.Id, PageWords.Due(task.Due), "it is on the list of {0}", person.Name);
        var record = Record(step, task);
        var path = $"/tasks/{task.Step}/{task.Id:D}";
        var page = await person.OpenAsync(path);
        page.Status.Should().Be(HttpStatusCode.OK, page.Text);
        var fields = FilledIn.Of(PageForm.Questions(page.Html), Answers.ToGive(task, record, Cast), Now);
        var sent = await person.PostAsync(path, page, [.. fields, .. Besides.GetValueOrDefault(element, [])], FileFor(task));
        sent.Status.Should().Be(HttpStatusCode.Redirect, sent.Text);
        var answers = await World.ReadAsync(db => CompletedAnswers.OfAsync(db, task.ReviewId, CancellationToken.None));
        Answers.Differences(record, answers.Record(task, task.Step)!).Should().BeEmpty();
    }

    /// <summary>The open task that a step of a scenario means.</summary>
    private async Task<ReviewTaskRow> FindAsync(Played played, JsonElement step, string element)
    {
        var open = await World.ReadAsync(db => db.ReviewTasks.AsNoTracking().Where(t => t.ProcessInstanceId == played.Process && t.ElementId == element && t.IsOpen).OrderBy(t => t.EngineInstanceId).ToListAsync());
        if (!step.TryGetProperty("where", out var where))
        {
            open.Should().NotBeEmpty("{0} is open", element);
            return open[0];
        }

        var told = where.EnumerateObject().Single();
        // Of what it is about, its subject is kept whole.
        return open.Should().Contain(task => JsonSerializer.Deserialize<JsonElement>(task.Subject).GetProperty(told.Name.Split('.')[1]).GetString() == told.Value.GetString()).Which;
    }

    /// <summary>Everybody's lists together hold what the simulation says is open, by the same dates, and each task is on the lists of those whose it is, and on no other.</summary>
    private async Task LookAsync(Played played, Simulated simulated)
    {
        var tasks = await World.ReadAsync(db => db.ReviewTasks.AsNoTracking().Where(t => t.ProcessInstanceId == played.Process).ToDictionaryAsync(t => t.Id));
        var lists = await Task.WhenAll(Cast.All.Select(async member => (member.By, ToDo: PageWords.ToDo(await ListAsync(member.Person)))));
        var listed = lists.SelectMany(list => list.ToDo.Select(todo => (list.By, Id: todo.Key, Due: todo.Value))).Where(todo => tasks.ContainsKey(todo.Id)).ToLookup(todo => todo.Id);
        listed.Select(todo => (tasks[todo.Key].ElementId, tasks[todo.Key].SubjectId, Due: string.Join(" or ", todo.Select(one => one.Due).Distinct()))).Should()
            .BeEquivalentTo(simulated.Open.Select(open => (open.Element, open.Subject, PageWords.Due(open.Due))), "what is on the lists of all is what is open");
        foreach (var todo in listed)
        {
            KnownDeadlines.Of(played.Story, tasks[todo.Key].ElementId).Select(due => PageWords.Due(due)).Should().Contain(todo.First().Due, "{0} is due by the arrangements", tasks[todo.Key].ElementId);
            var groups = WhoseStep.Of(played.Definition.Id, tasks[todo.Key].ElementId, tasks[todo.Key].SubjectId, played.Sides);
            todo.Select(one => one.By).Should().BeEquivalentTo(
                Cast.All.Where(member => groups.Any(member.Group.Covers)).Select(member => member.By), "these have {0} to do", tasks[todo.Key].ElementId);
        }

        played.LookedAt.UnionWith(listed.Select(todo => todo.Key));
    }

    private async Task<Answer> ListAsync(PersonAtWork person)
    {
        var list = await person.OpenAsync("/tasks");
        list.Status.Should().Be(HttpStatusCode.OK, "{0} looks at their tasks: {1}", person.Name, World.Errors.Latest);
        return list;
    }

    /// <summary>The lists of its people and the page of the case agree with the simulation on what is open, how much, and by when.</summary>
    private async Task CompareAsync(Played played, int number)
    {
        if (!played.IsCompared)
            return;
        var simulated = played.After(number);
        await LookAsync(played, simulated);
        var overview = await Cast.Manager.OpenAsync(Review);
        overview.Status.Should().Be(HttpStatusCode.OK);
        CompareTimetable(PageWords.Timetable(overview, played.Definition.Name), [.. simulated.Open.Select(open => (played.NameOf(open.Element), PageWords.Due(open.Due)))]);
        var standing = PageWords.Standing(overview, played.Definition.Name);
        if (simulated.Status == ProcessStatus.Active)
            standing.Should().NotContain("Ended").And.Contain("Late");
        else
            standing.Should().Contain("Ended");
        overview.Text.Contains("This review was withdrawn on", StringComparison.Ordinal).Should().Be(simulated.Status == ProcessStatus.Withdrawn);
    }

    private static void CompareTimetable(IReadOnlyList<(string Step, string Word, string Due)> timetable, IReadOnlyList<(string Step, string Due)> open)
    {
        timetable.Where(line => line.Word is "Due" or "Late").Select(line => line.Step).Should().BeEquivalentTo(open.Select(step => step.Step).Distinct(), "these are open on the page of the case");
        foreach (var line in timetable.Where(line => line.Word is "Due" or "Late"))
            open.Should().Contain(step => step.Step == line.Step && (line.Due.StartsWith($"Due {step.Due} –", StringComparison.Ordinal) || step.Due == "No date is set"), "it says {0}", line.Due);
    }

    private static JsonElement? Record(JsonElement step, ReviewTaskRow task)
    {
        var result = JsonSerializer.Deserialize<Dictionary<string, string>>(task.Properties)!["result"];
        return step.TryGetProperty("variables", out var variables) && variables.TryGetProperty(result, out var record) ? record : null;
    }

    private static (string, string, string)? FileFor(ReviewTaskRow task) => task.Step switch
    {
        "agency-report" => ("documents", "report.pdf", SouthendTeam.Pdf),
        "form" when task.FormId == "prepare-publication" => ("document", "for-the-public.pdf", SouthendTeam.Pdf + "public"),
        "draft" => ("document", task.ElementId + ".pdf", SouthendTeam.Pdf.Replace("endobj", $"% {task.Id:D}\nendobj", StringComparison.Ordinal)),
        "form" when task.FormId == "record-panel-letter" => ("document", "panel-letter.pdf", SouthendTeam.Pdf + "% letter"),
        _ when task.ElementId == "prepare-publication" => ("document", "for-the-public.pdf", SouthendTeam.Pdf + "% for the public"),
        _ => null,
    };

    /// <summary>A story that is under way.</summary>
    /// <param name="Process">The running process that it is about.</param>
    private sealed record Played(Story Story, Guid Process, ProcessDefinition Definition, WorkingDayCalendar Calendar, bool IsCompared)
    {
        /// <summary>Of a dispute, whoever raised it and whoever it is with.</summary>
        public IReadOnlyList<string> Sides { get; } =
        [
            .. new[] { Story.Variable("raiser")?.GetProperty("id").GetString() }.OfType<string>(),
            .. Story.Steps.Where(step => step.TryGetProperty("complete", out var element) && element.GetString() == "state-dispute")
                .Select(step => step.GetProperty("variables").GetProperty("dispute").GetProperty("with").GetString()!),
        ];

        /// <summary>The tasks of which it is known on whose lists they are.</summary>
        public HashSet<Guid> LookedAt { get; } = [];

        public Simulated After(int steps) => Story.After(steps, Definition, Calendar);

        public string NameOf(string element) => Definition.Find(element)!.Name!;
    }
}
