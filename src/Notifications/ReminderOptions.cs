using NodaTime.Text;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications;

/// <summary>When people are reminded: the settings' section <c>Reminders</c>. A definition's own <c>remind</c> and <c>escalate</c> go before the ladders here.</summary>
public sealed class ReminderOptions
{
    public const string Section = "Reminders";

    private static readonly LocalTimePattern Times = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <summary>From when on people are written to on a working day, in London.</summary>
    public string Opens { get; set; } = "08:00";

    /// <summary>From when on they are not any more.</summary>
    public string Closes { get; set; } = "18:00";

    /// <summary>When a working day ends with what cannot wait for the next to begin.</summary>
    public string LastThing { get; set; } = "17:00";

    /// <summary>Where the hours come from, as people are told it: "the partnership's office hours".</summary>
    public string HoursFrom { get; set; } = "the partnership’s working hours";

    /// <summary>When those who chose one mail a day get it.</summary>
    public string DigestAt { get; set; } = "08:00";

    /// <summary>The ladder of a task whose definition says no <c>remind</c>.</summary>
    public string Remind { get; set; } = "-25%, -5%, +0h, +5%";

    /// <summary>The ladder of a task whose definition says no <c>escalate</c>.</summary>
    public string Escalate { get; set; } =
        "agency-deputy -5%, agency-senior +0h, business-manager +0h, safeguarding-partner +5%, independent-advisor +10%, strategic-group +15%";

    /// <exception cref="InvalidOperationException">When <see cref="Problems"/> says any.</exception>
    public ReminderRules Rules() => Problems().Count == 0
        ? new(Time(Opens)!.Value, Time(Closes)!.Value, Time(LastThing)!.Value, Time(DigestAt)!.Value, Remind, Escalate)
        : throw new InvalidOperationException(string.Join('\n', Problems()));

    /// <summary>What is wrong with these settings, one sentence each; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        foreach (var (name, text) in new[] { (nameof(Opens), Opens), (nameof(Closes), Closes), (nameof(LastThing), LastThing), (nameof(DigestAt), DigestAt) })
        {
            if (Time(text) is null)
                problems.Add($"Expected {Section}:{name} to be a time of day such as 08:00, but it is \"{text}\".");
        }

        if (Time(Opens) >= Time(Closes))
            problems.Add($"Expected {Section}:{nameof(Closes)} after {Section}:{nameof(Opens)}, but they are {Closes} and {Opens}.");
        foreach (var (name, text) in new[] { (nameof(LastThing), LastThing), (nameof(DigestAt), DigestAt) })
        {
            if (Time(text) < Time(Opens) || Time(text) >= Time(Closes))
                problems.Add($"Expected {Section}:{name} from {Section}:{nameof(Opens)}, {Opens}, and before {Section}:{nameof(Closes)}, {Closes}, but it is {text}.");
        }

        if (string.IsNullOrWhiteSpace(HoursFrom))
            problems.Add($"Expected {Section}:{nameof(HoursFrom)} to say where the hours come from, but it is empty.");
        problems.AddRange(LadderProblems());
        return problems;
    }

    /// <summary>The bodies that the ladder names and that no partnership has, one sentence each.</summary>
    public IReadOnlyList<string> BodyProblems(IReadOnlyCollection<Partnership> partnerships)
    {
        var named = ReminderLadder.Read(null, Escalate, out _).Escalations.Select(rung => (rung.Text, Group: Group.TryParse(rung.Role!, out var group, out _) ? group : null)).Where(rung => rung.Group?.Body is not null);
        return
        [
            .. named.Where(rung => !partnerships.Any(partnership => Knows(partnership, rung.Group!)))
                .Select(rung => $"Expected {Section}:{nameof(Escalate)} to name {(rung.Group!.Role.Body == BodyKind.Agency ? "an agency" : "a partner")} of {string.Join(", ", partnerships.Select(p => p.Id))}, but found '{rung.Text}'."),
        ];
    }

    private static bool Knows(Partnership partnership, Group group) =>
        group.Role.Body == BodyKind.Agency ? partnership.Agency(group.Body!) is not null : partnership.Partner(group.Body!) is not null;

    private IEnumerable<string> LadderProblems()
    {
        if (string.IsNullOrWhiteSpace(Remind))
            yield return $"Expected {Section}:{nameof(Remind)} to list times such as '-25%, +0h', because a task may say none of its own, but it is empty.";
        if (string.IsNullOrWhiteSpace(Escalate))
            yield return $"Expected {Section}:{nameof(Escalate)} to list roles and times such as 'business-manager +0h', because a task may say none of its own, but it is empty.";
        var ladder = ReminderLadder.Read(Remind, Escalate, out var unread);
        foreach (var problem in unread)
            yield return $"{Section}: {problem}";
        foreach (var rung in ladder.Escalations.Where(rung => rung.Role!.Split(':')[0] == Role.Administrator.Id))
            yield return $"Expected {Section}:{nameof(Escalate)} to name roles that take part in reviews, but found '{rung.Text}': an administrator sees none.";
        foreach (var rung in ladder.Escalations.Where(rung => Role.Find(rung.Role!) is null && !Group.TryParse(rung.Role!, out _, out _)))
            yield return $"Expected {Section}:{nameof(Escalate)} to name roles out of {string.Join(", ", Role.All)}, but found '{rung.Role}'.";
    }

    private static LocalTime? Time(string text) => Times.Parse(text) is { Success: true } read ? read.Value : null;
}
