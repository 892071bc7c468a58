using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Messages;

/// <summary>Trigger: an open task's due time came out elsewhere, for the reason given. To: whoever has the task.</summary>
/// <param name="Before">London time, as whoever has it knew it.</param>
/// <param name="Due">London time from now on.</param>
/// <param name="IsPast">Whether the new due time has come already.</param>
public sealed record DeadlineChanged(
    ReviewReference Reference, MailLink Link, string Step, LocalDateTime Before, LocalDateTime Due, bool IsPast, Recipients Holders, DeadlineCause Cause = DeadlineCause.AnchorCorrected) : Notification
{
    /// <summary>The kind, as the outbox keeps it.</summary>
    public const string Name = "deadline-changed";

    public override string Kind => Name;

    public override Recipients To => Holders;

    private protected override string Subject => Letter.Subject($"New date: {StepWords.Of(Step).InSentence} {(IsPast ? "was due" : "due")} {LondonWords.Of(Due)}", Reference);

    private protected override string Body => Letter.Of(
        Reference,
        Link,
        $"The date of a task that is waiting for you has changed, because {Why}.",
        $"The task: {StepWords.Of(Step).Doing}.",
        $"It is now due by {LondonWords.Of(Due)}. Before, it was due by {LondonWords.Of(Before)}.",
        IsPast ? "That has passed already. Do it as soon as you can." : "The old date no longer counts.");

    private string Why => Cause switch
    {
        DeadlineCause.AnchorCorrected => "the date the review is counted from was corrected",
        DeadlineCause.VersionChanged => "the review now follows a newer version of its process",
        DeadlineCause.StepMoved => "the business manager gave that step another date",
        DeadlineCause.BankHolidaysChanged => "the bank holidays that its days are counted over have changed",
        DeadlineCause.DelayAgreed => "a delay of the review was agreed",
        DeadlineCause.DelayChanged => "a delay of the review ends on another day than was agreed",
        _ => throw new InvalidOperationException($"Expected a reason that has its words, but {Cause} has none."),
    };
}

/// <summary>Why a due time came out elsewhere.</summary>
public enum DeadlineCause
{
    /// <summary>The date the review is counted from was corrected.</summary>
    AnchorCorrected,

    /// <summary>The review was moved to another version of its process, which sets another.</summary>
    VersionChanged,

    /// <summary>A bank holiday was announced or withdrawn.</summary>
    BankHolidaysChanged,

    /// <summary>Whoever steers the review gave the step another date.</summary>
    StepMoved,

    /// <summary>The review was paused or given more time.</summary>
    DelayAgreed,

    /// <summary>A delay ends earlier or later than was agreed.</summary>
    DelayChanged,
}
