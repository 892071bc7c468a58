using System.Globalization;
using System.Text.Json;
using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Registers;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps.Vote;

namespace Reviews.Host.Queries;

/// <summary>One sentence for each row of the audit trail that people are told of; null for one that says nothing to them.</summary>
internal sealed class HistoryWords(
    IReadOnlyList<ReviewTaskRow> tasks,
    IReadOnlyList<DocumentRow> documents,
    DefinitionsOverTime processes,
    DocumentSight sight,
    PeopleNames names,
    Partnership? partnership,
    OpenCase opened)
{
    public PeopleNames Names => names;

    /// <summary>The processes that the reader is not told of.</summary>
    public IReadOnlySet<Guid> Hidden { get; init; } = new HashSet<Guid>();

    public string? Of(AuditEntryRow row)
    {
        if (row.ProcessInstanceId is { } process && Hidden.Contains(process))
            return null;
        using var json = JsonDocument.Parse(row.Data);
        var data = json.RootElement;
        return row.Event switch
        {
            "review-started" => "The review was started.",
            "review-goes-on-locally" => "The notification is withdrawn, and the review goes on as a local one.",
            "review-reopened" => "Whether to notify is decided again.",
            "review-goes-on" => "The review, which was over, goes on.",
            "follow-up-reopened" => opened.May(Permission.ReadFollowUp) ? "Something that was closed is followed again." : null,
            "review-submitted" => "The report was submitted to the national Panel.",
            "participant-added" => $"{names.Of(Text(data, "personId"))} was put on the review as {Part(Text(data, "group"))}.",
            "participant-removed" => $"{names.Of(Text(data, "personId"))} was taken off the review as {Part(GroupOf(data))}{WhyOff(data)}.",
            "review-shared" => $"The review was shared across the border with {names.Of(Text(data, "personId"))}, as {Part(Text(data, "group"))}.",
            "invited-to-review" => $"Somebody new was invited to the review as {Part(Text(data, "group"))}.",
            "document-linked" when IsOfAnOpenVote(Text(data, "id")) => null,
            "document-linked" => Handed(Text(data, "id")),
            "reminder-sent" => Reminded(row, data, isDropped: false),
            "reminder-dropped" => Reminded(row, data, isDropped: true),
            "delay-agreed" or "delay-ended" or "delay-told" => DelayWords.Of(row.Event, data, NameOfProcess(row, Text(data, "processInstanceId"))),
            "register-kept" => Kept(data),
            DateAct.Stated or DateAct.Corrected => DateActWords.Of(row.Data),
            "agency-asked" => $"Asked for a report by itself: {partnership?.Agency(Text(data, "agency")!)?.Name ?? "an agency"}.",
            "report-accepted" => Judged(Text(data, "taskId"), "accepted"),
            "report-released" => tasks.FirstOrDefault(t => t.Id.ToString("D") == Text(data, "taskId")) is { } report ? $"The report of {report.SubjectName} was circulated." : null,
            "report-sent-back" => Judged(Text(data, "taskId"), "sent back"),
            "draft-held" => OfWriters(data, "A version came back with tracked changes or comments: it waits until they are settled."),
            "draft-changes-settled" => OfWriters(data, "Tracked changes or comments of a version were settled."),
            "task-reassigned" => Given(row, Text(data, "taskId"), Text(data, "to")),
            _ => Of(row, FactJson.Read(row.Data)),
        };
    }

    /// <summary>The person an act of the house is about.</summary>
    public static string? Person(string data)
    {
        using var json = JsonDocument.Parse(data);
        return Text(json.RootElement, "personId") ?? Text(json.RootElement, "to");
    }

    private string? Of(AuditEntryRow row, Fact fact) => fact switch
    {
        TaskCompleted or TaskCancelled or DeadlineMoved when IsOfOpenVote(row, (ElementFact)fact) => null,
        ElementFact about when Definition(row) is { } definition && definition.Find(about.ElementId) is { } element && !StepSight.MaySee(opened.Groups, definition, element) => null,
        TaskCreated created => $"Task opened: {Task(row, created)}.",
        TaskCompleted completed when TaskOf(row, completed) is { Recorded: { } recorded } task => $"Task done: {NameOf(task)}. {RecordedWords.Sentence(recorded)}",
        TaskCompleted completed => $"Task done: {Task(row, completed)}.",
        TaskCancelled cancelled => $"Task closed without an answer: {Task(row, cancelled)}.",
        DeadlineMoved { TimerId: null } moved => $"The deadline of “{Task(row, moved)}” is now {LondonWords.Of(moved.Due)}.",
        TimerPlanned or TimerCalledOff when Definition(row) is { } definition && ByHand(definition, (ElementFact)fact) is { } words => words,
        StepPlanned planned when Definition(row) is { } definition && !StepSight.MaySee(opened, definition, planned.ElementId) => null,
        StepPlanned planned => $"“{Element(row, planned.ElementId)}” was moved to {LondonWords.Of(planned.To)}{(planned.From is { } from ? $"; it was due {LondonWords.Of(from)}" : "")}.",
        StepUnplanned back when Definition(row) is { } definition && !StepSight.MaySee(opened, definition, back.ElementId) => null,
        StepUnplanned back => $"“{Element(row, back.ElementId)}” was put back to what the process says{(back.To is { } to ? $", {LondonWords.Of(to)}" : "")}; it had been moved to {LondonWords.Of(back.From)}.",
        JobCompleted done => $"Done by the system: {Element(row, done.ElementId)}.",
        Incident incident => $"A step failed and waits for the business manager: {Element(row, incident.ElementId)}.",
        IncidentResolved resolved => $"A failed step was settled: {Element(row, resolved.ElementId)}.",
        AnchorCorrected corrected => $"“{Process(row)}” is counted from another date: it was corrected from {DateActWords.Of(corrected.From)} to {DateActWords.Of(corrected.To)}.",
        BankHolidaysChanged changed => HolidayWords.Of(changed),
        DefinitionMigrated => $"“{Process(row)}” was moved to a newer version of its process.",
        ProcessStarted => $"{Process(row)} began.",
        ProcessCompleted => $"{Process(row)} was completed.",
        ProcessTerminated => $"{Process(row)} was ended.",
        ProcessWithdrawn => $"{Process(row)} was withdrawn.",
        _ => null,
    };

    // What was put by hand and where that had been already: a version in which it is another kind of timer.
    private string? ByHand(ProcessDefinition definition, ElementFact fact) => definition.Find(fact.ElementId) is not { } element ? null : (fact, TimerWords.Of(definition, element, opened.Groups)) switch
    {
        (TimerPlanned { From: var from, To: var to }, _) when from == to => null,
        (TimerPlanned { At: var at, To: var to }, var does) when at == to => $"What was to come was let happen at once: {Inner(does)}.",
        (TimerPlanned moved, var does) => $"What happens by itself was moved: {Inner(does)}, at {London(moved.To)}; it was to be at {London(moved.From)}.",
        (TimerCalledOff called, var does) => $"What was to come at {London(called.DueAt)} was called off: {Inner(does)}.",
        _ => null,
    };

    private static string London(Instant at) => LondonWords.Of(LondonTime.ToLocal(at).With(TimeAdjusters.TruncateToMinute));

    private static string Inner(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    // Who has voted is as hidden as how, until the last has: a partner that is waited for could be pressed.
    private bool IsOfOpenVote(AuditEntryRow row, ElementFact fact) =>
        TaskOf(row, fact)?.Step == VoteStep.Kind && tasks.Any(t => t.ProcessInstanceId == row.ProcessInstanceId && t.Step == VoteStep.Kind && t.IsOpen);

    // What was made of an agency's report is its own and the business manager's, as the report is.
    private string? Judged(string? taskId, string verdict) =>
        tasks.FirstOrDefault(t => t.Id.ToString("D") == taskId) is { } task && OwedReports.IsTheirs(opened, task)
            ? $"The report of {task.SubjectName} was {verdict}."
            : null;

    // That a vote was given to somebody says that it was not cast yet.
    private string? Given(AuditEntryRow row, string? taskId, string? to)
    {
        var task = tasks.FirstOrDefault(t => t.Id.ToString("D") == taskId);
        if (task is not null && IsHidden(row, task))
            return null;
        var what = task is null ? "A task" : $"“{NameOf(task)}”";
        return to is null ? $"{what} was given back to its group." : $"{what} was given to {names.Of(to)}.";
    }

    /// <summary>That an entry was kept, for those who may read it, and nothing of what it says.</summary>
    private string? Kept(JsonElement data) =>
        Register.Find(Text(data, "register") ?? "") is { } register && register.MayRead(opened.Groups, Text(data, "body"))
            ? $"{register.Name}: an entry was {(data.GetProperty("version").GetInt32() == 1 ? "added" : "changed")}."
            : null;

    /// <summary>Who was told of what is late is for whoever steers the review, and for those it was said to: no agency hears of another's.</summary>
    private string? Reminded(AuditEntryRow row, JsonElement data, bool isDropped)
    {
        var to = data.GetProperty("to").EnumerateArray().Select(group => group.GetString()!).ToList();
        var person = Text(data, "personId");
        if (!opened.May(Permission.ReadReviewAudit) && person != opened.PersonId.ToString("D") && !opened.Groups.Any(held => to.Contains(held.ToString()) || to.Contains(held.Role.Id)))
            return null;
        var who = person is null ? string.Join(" and ", to.Select(Told)) : names.Of(person);
        var task = tasks.FirstOrDefault(t => t.Id.ToString("D") == Text(data, "subjectId"));
        if (task is null)
            return $"Told that the time limit has passed: {who}.";
        if (IsHidden(row, task))
            return null;
        return Text(data, "reason") switch
        {
            nameof(DueReason.Reminder) when isDropped => $"No reminder of “{NameOf(task)}” is sent to: {who}.",
            nameof(DueReason.Overdue) when isDropped => $"Not told that “{NameOf(task)}” is late: {who}.",
            _ when isDropped => $"“{NameOf(task)}” is not escalated to: {who}.",
            nameof(DueReason.Reminder) => $"Reminded of “{NameOf(task)}”: {who}.",
            nameof(DueReason.Overdue) => $"Told that “{NameOf(task)}” is late: {who}.",
            _ => $"“{NameOf(task)}” was escalated to: {who}.",
        };
    }

    // A vote while one is open, whoever's it is, and a step that the reader is not shown.
    private bool IsHidden(AuditEntryRow row, ReviewTaskRow task) =>
        Hidden.Contains(task.ProcessInstanceId)
        || (task.Step == VoteStep.Kind && tasks.Any(t => t.ProcessInstanceId == task.ProcessInstanceId && t.Step == VoteStep.Kind && t.IsOpen))
        || (processes.At(task.ProcessInstanceId, row.Sequence) is { } definition && !StepSight.MaySee(opened, definition, task));

    private static string NameOf(ReviewTaskRow task) => task.SubjectName is { } about ? $"{task.Name} – {about}" : task.Name;

    private ReviewTaskRow? TaskOf(AuditEntryRow row, ElementFact fact) =>
        tasks.FirstOrDefault(t => t.ProcessInstanceId == row.ProcessInstanceId && t.EngineInstanceId == fact.InstanceId);

    private string Task(AuditEntryRow row, ElementFact fact)
    {
        return TaskOf(row, fact) is { } task ? NameOf(task) : Element(row, fact.ElementId);
    }

    private string Element(AuditEntryRow row, string elementId) => Definition(row)?.Find(elementId)?.Name ?? elementId;

    private string NameOfProcess(AuditEntryRow row, string? id) =>
        Guid.TryParse(id, CultureInfo.InvariantCulture, out var process) && processes.At(process, row.Sequence) is { } definition ? definition.Name : "a process";

    private string Process(AuditEntryRow row) => Definition(row)?.Name ?? "A process";

    private ProcessDefinition? Definition(AuditEntryRow row) => processes.At(row.ProcessInstanceId, row.Sequence);

    private bool IsOfAnOpenVote(string? documentId) =>
        documents.FirstOrDefault(d => d.Id.ToString("D") == documentId) is { } document && sight.TaskOf(document) is { Step: VoteStep.Kind } task && sight.IsVoting(task);

    // What waits with its writers is nobody else's business.
    private string? OfWriters(JsonElement data, string sentence) =>
        documents.FirstOrDefault(d => d.Id.ToString("D") == Text(data, "id")) is { } document && sight.MaySee(document) ? sentence : null;

    private string? Handed(string? documentId)
    {
        var document = documents.FirstOrDefault(d => d.Id.ToString("D") == documentId);
        if (document is not null && sight.MaySee(document))
            return $"A file was handed in: {document.FileName}.";
        return document is not null && sight.IsHeldBack(document) ? null : "A file was handed in.";
    }

    private string Part(string? group)
    {
        if (group is null || !Group.TryParse(group, out var part, out _))
            return "a participant";
        var body = part.Body is null ? null : partnership?.Agency(part.Body)?.Name ?? partnership?.Partner(part.Body)?.Name ?? part.Body;
        var role = char.ToLowerInvariant(part.Role.Name[0]) + part.Role.Name[1..];
        return body is null ? role : $"{role} for {body}";
    }

    // A role that belongs to one body, with no body named, means its holders for every body.
    private string Told(string group) =>
        Role.Find(group) is { BelongsToOneBody: true } role ? $"each {char.ToLowerInvariant(role.Name[0])}{role.Name[1..]}" : Part(group);

    private static string WhyOff(JsonElement data) => Text(data, "reason") switch
    {
        LeadAuthors.Succeeded => ", because somebody else was appointed",
        LeadAuthors.Removed => ", because the partners removed them",
        _ => "",
    };

    private static string? GroupOf(JsonElement data) => Text(data, "role") is { } role ? role + (Text(data, "body") is { } body ? ":" + body : "") : null;

    private static string? Text(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
