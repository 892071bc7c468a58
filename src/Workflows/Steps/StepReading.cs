using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Reviews;

namespace Reviews.Workflows.Steps;

/// <summary>
/// One reading of what was sent for a step: the form's fields first, then the step's own, with every fault gathered. A form
/// may word one of the step's fields in its own way by using its name as a key; a field then still has one fault at most.
/// </summary>
internal sealed class StepReading
{
    private readonly StepTask task;
    private readonly StepInput input;
    private readonly SentFields sent;
    private readonly List<FieldError> errors = [];
    private readonly List<KeptFile> taken = [];
    private readonly IReadOnlyDictionary<CaseDate, ClockAnchor> dates = new Dictionary<CaseDate, ClockAnchor>();

    public StepReading(StepTask task, StepInput input)
    {
        this.task = task;
        this.input = input;
        sent = new SentFields(input.Fields);
        if (task.Form is null)
            return;
        var submission = FormSubmission.Read(task.Form, input.Fields, input.Files, task.Variables, input.Context.At);
        FormValues = submission.Values;
        taken.AddRange(submission.Files);
        errors.AddRange(submission.Errors);
        var stated = StatedDates.Of(task.Form, submission.Values);
        dates = input.Dates.NewAmong(stated);
        foreach (var wrong in DaySides.Faults(task.Form, submission.Values, input.Context.At))
            Add(wrong.Field, wrong.Message);
        foreach (var fault in input.Dates.FaultsOfStated(stated, input.Context.At))
            Add(StatedDates.FieldOf(task.Form, fault.Date)!.Key, fault.Sentence);
    }

    /// <summary>The values of the task's form; none when it names no form.</summary>
    public FeelContext FormValues { get; } = FeelContext.Empty;

    public void Add(string field, string message)
    {
        if (!errors.Exists(error => error.Field == field))
            errors.Add(new FieldError(field, message));
    }

    /// <summary>A fault for each thing of the current draft that is still to be settled: nobody answers for it before.</summary>
    public void AddUnsettled()
    {
        for (var place = 0; place < input.Unsettled.Count; place++)
            Add(FormattableString.Invariant($"{StepInput.UnsettledField}.{place}"), input.Unsettled[place]);
    }

    public string Text(string field) => sent.Text(field);

    public IReadOnlyList<string> All(string field) => sent.All(field);

    /// <summary>The text, which must not be empty.</summary>
    public string Required(string field, string enter)
    {
        var text = sent.Text(field);
        if (text.Length == 0)
            Add(field, enter);
        return text;
    }

    /// <summary>One of the choices; empty, with a fault, when it is none of them.</summary>
    public string Choice(string field, IReadOnlyCollection<string> choices, string select)
    {
        var text = sent.Text(field);
        if (choices.Contains(text))
            return text;
        Add(field, select);
        return "";
    }

    /// <summary>Yes or no; false, with a fault, when it is neither.</summary>
    public bool YesNo(string field, string select) => Choice(field, [StepChoices.Yes, StepChoices.No], select) == StepChoices.Yes;

    public bool IsTicked(string field) => sent.IsTicked(field);

    /// <summary>A box that must be ticked.</summary>
    public void Ticked(string field, string confirm)
    {
        if (!sent.IsTicked(field))
            Add(field, confirm);
    }

    /// <summary>A date and London time; null, with a fault, when it is missing, not real, or (if it must have been) after now.</summary>
    public FeelDateTime? DateAndTime(string field, string label, bool mustBePast)
    {
        var at = sent.DateAndTime(field, label);
        if (!at.IsGiven)
            Add(field, at.Problem ?? $"Enter {char.ToLowerInvariant(label[0])}{label[1..]}");
        else if (mustBePast && at.Value > input.Context.At.InZone(LondonTime.Zone).LocalDateTime)
            Add(field, FieldWording.Must(label, "be in the past"));
        return at.IsGiven ? new FeelDateTime(at.Value) : null;
    }

    /// <summary>The files sent for the field: PDF or Word, and not more than asked for.</summary>
    public IReadOnlyList<KeptFile> Reports(string field, bool required, int most = int.MaxValue)
    {
        IReadOnlyList<KeptFile> files = [.. input.Files.Where(file => file.Field == field)];
        if (files.Count == 0 && required)
            Add(field, "Select a PDF or Word file");
        else if (files.Count > most)
            Add(field, "Select one file only");
        else if (!files.All(KeptFiles.IsReport))
            Add(field, "The selected file must be a PDF or Word document (.docx)");
        taken.AddRange(files.Except(taken));
        return files;
    }

    /// <summary>The file that was made here for the field, if one was; null, with a fault, when what was sent is none such or more than one.</summary>
    public KeptFile? Made(string field, string contentType, string select)
    {
        IReadOnlyList<KeptFile> files = [.. input.Files.Where(file => file.Field == field)];
        if (files.Count > 1 || files.Any(file => file.ContentType != contentType))
        {
            Add(field, select);
            return null;
        }

        taken.AddRange(files.Except(taken));
        return files is [var made] ? made : null;
    }

    /// <summary>
    /// The outcome: all faults, or the form's values and the step's entries as one context under the task's <c>result</c>
    /// property (or the step's own name), with any further variables beside it.
    /// </summary>
    public StepOutcome Outcome(string defaultResult, Dictionary<string, FeelValue> entries, params ReadOnlySpan<KeyValuePair<string, FeelValue>> beside)
    {
        var result = WithHowItCame(new FeelContext(FormValues.Entries.Concat(entries)));
        var name = task.Properties.GetValueOrDefault(StepProperties.Result, defaultResult);
        return Outcome(new FeelContext([.. beside, KeyValuePair.Create<string, FeelValue>(name, result)]));
    }

    /// <summary>The record with how it came, under <c>received</c>, where it was entered for whoever gave it.</summary>
    public FeelContext WithHowItCame(FeelContext record) => input.Received is { } received ? record.With("received", received.AsContext()) : record;

    public StepOutcome Outcome(FeelContext variables) =>
        errors.Count > 0 ? new StepOutcome.Rejected(errors) : new StepOutcome.Recorded(variables) { Files = taken, Dates = dates };
}
