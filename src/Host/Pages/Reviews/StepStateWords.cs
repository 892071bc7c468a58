using Reviews.Host.Queries;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>States as words, with the colour that repeats them.</summary>
internal static class StepStateWords
{
    public static (string Words, string Colour, string Modifier) Of(StepState state) => state switch
    {
        StepState.Done => ("Done", "green", "done"),
        StepState.DoneLate => ("Done late", "orange", "done"),
        StepState.Due => ("Due", "blue", "current"),
        StepState.Overdue => ("Late", "red", "late"),
        StepState.ClosedUnanswered => ("Closed unanswered", "orange", "late"),
        StepState.NotOpened => ("Not opened", "grey", "to-come"),
        StepState.NotNeeded => ("Not needed", "grey", "to-come"),
        StepState.IfNeeded => ("If needed", "grey", "to-come"),
        _ => ("To come", "grey", "to-come"),
    };

    public static (string Words, string Colour) Of(OwedStatus status) => status switch
    {
        OwedStatus.Asked => ("Asked", "grey"),
        OwedStatus.Opened => ("Opened", "blue"),
        OwedStatus.Draft => ("Draft saved", "blue"),
        OwedStatus.Accepted => ("Accepted", "green"),
        OwedStatus.SentBack => ("Sent back", "orange"),
        OwedStatus.Late => ("Late", "red"),
        OwedStatus.Missed => ("Not received in time", "orange"),
        OwedStatus.Submitted => ("Submitted", "green"),
        OwedStatus.NilReturn => ("Nil return", "green"),
        OwedStatus.InternalDocuments => ("Internal documents", "green"),
        _ => ("Answered", "green"),
    };
}
