using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Steps.Submission;

/// <summary>
/// Records that the signed report was sent to the Panel (S003 App. E, day 15). Refused unless the version sent is the one
/// that was signed off and is still the current one. Records under <c>submission</c>: sentAt, channel, receipt, sha256, pack
/// (id, name and sha256 of what was put together to be sent; null where nothing was), by.
/// </summary>
public sealed class SubmissionStep : Step
{
    /// <summary>The value of the task's <c>step</c> property.</summary>
    public const string Kind = "submission";

    /// <summary>The hash of the version sent.</summary>
    public const string Sha256 = "sha256";

    /// <summary>Date and London time, as <c>sentAt.day</c> … <c>sentAt.time</c>.</summary>
    public const string SentAt = "sentAt";

    /// <summary>How it was sent: secure e-mail, portal …</summary>
    public const string Channel = "channel";

    /// <summary>The receipt's reference, or a note of it.</summary>
    public const string Receipt = "receipt";

    /// <summary>What was put together here to be sent: the field of its file.</summary>
    public const string Pack = "pack";

    /// <summary>What a pack is; nothing that people send has this type.</summary>
    public const string PackType = "application/zip";

    public override string OfKind => Kind;

    public override StepOutcome Take(StepTask task, StepInput input)
    {
        var reading = new StepReading(task, input);
        // The independent advisor signs last (S003 App. E, day 14), so it is that sign-off a submission rests on.
        var signOff = task.Variables.Find(task.Properties.GetValueOrDefault(StepProperties.Signed, "advisorSignOff"));
        var signed = StepVariables.Text(signOff, "outcome") == "signed-off" ? StepVariables.Text(signOff, StepVariables.Sha256) : null;
        var current = StepVariables.Text(task, StepVariables.Draft, StepVariables.Sha256);
        if (signed is null)
            reading.Add(Sha256, "The report has not been signed off: it cannot be submitted yet");
        else if (current is not null && current != signed)
            reading.Add(Sha256, "The report has changed since it was signed off: it must be signed off again before it is submitted");
        else if (reading.Text(Sha256) != signed)
            reading.Add(Sha256, "The report sent must be the version that was signed off");
        var sentAt = reading.DateAndTime(SentAt, "The date and time the report was sent", mustBePast: true);
        var pack = reading.Made(Pack, PackType, "Select the pack that was made here last, and no other file");
        return reading.Outcome("submission", new()
        {
            ["sentAt"] = (FeelValue?)sentAt ?? FeelValue.Null,
            ["channel"] = new FeelText(reading.Required(Channel, "Enter how the report was sent")),
            ["receipt"] = new FeelText(reading.Required(Receipt, "Enter the reference of the receipt, or a note of it")),
            [StepVariables.Sha256] = new FeelText(signed ?? ""),
            [Pack] = pack is null ? FeelValue.Null : KeptFiles.Context(pack),
            ["by"] = new FeelText(input.Context.By),
        });
    }
}
