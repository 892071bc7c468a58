using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Notifications.Messages;
using Reviews.Workflows;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Pages.Tasks;

/// <summary>What is to be recorded for somebody, as it is shown before it is: how it came, and each answer.</summary>
/// <param name="Fields">As they were sent, to be sent once more when it is confirmed.</param>
/// <param name="Kept">The files that go with it, proof and all.</param>
internal sealed record RecordedCheck(
    ReceivedAnswer Received, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields, IReadOnlyList<Guid> Kept, IReadOnlyList<(string Label, string Value)> Answers)
{
    /// <summary>The button pressed; no field of a form has this name.</summary>
    public const string Step = "received.step";
    public const string Confirm = "confirm";
    public const string Change = "change";

    public string When => LondonWords.Of(Received.At);

    /// <summary>Read as it will be when it is confirmed, but for what only the database can say; with every fault instead.</summary>
    public static (RecordedCheck? Check, IReadOnlyList<FieldError> Errors) Of(
        TaskScreen screen, ActionContext context, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, IReadOnlyList<Guid> kept)
    {
        var files = screen.Kept.Where(document => kept.Contains(document.Id)).ToList();
        var input = new StepInput(context, fields, [.. files.Select(TaskSubmission.AsKept)]) { Groups = TaskHolders.GroupsOf(screen.Row), Dates = screen.Dates };
        var (received, errors) = ReceivedAnswer.Read(input, TaskHolders.ReceivedSince(screen.Row, screen.Case.Review.StartedAt, screen.CountedFrom));
        var faults = StepCatalogue.Find(screen.Row.Step)!.Take(screen.Task, input with { Received = received }) is StepOutcome.Rejected rejected ? rejected.Errors : [];
        return received is null || faults.Count > 0
            ? (null, [.. errors, .. faults])
            : (new RecordedCheck(received, fields, kept, AnswerWords.Of(screen, fields, files)), []);
    }
}
