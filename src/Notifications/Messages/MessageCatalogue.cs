namespace Reviews.Notifications.Messages;

/// <summary>Every message there is, one line each, in the order of a review. A test fails when one is missing.</summary>
public static class MessageCatalogue
{
    public static IReadOnlyList<CataloguedMessage> All { get; } =
    [
        new("invitation", typeof(Invitation), "somebody is invited to use the service", AsksForSomething: false),
        new("sign-in-reset", typeof(SignInReset), "somebody who cannot get in any more is let in anew", AsksForSomething: false),
        new("sign-in-changed", typeof(SignInChanged), "somebody's authenticator was set up, or their recovery codes were made or used", AsksForSomething: false),
        new("task-assigned", typeof(TaskAssigned), "a task is waiting", AsksForSomething: true),
        new("task-reminder", typeof(TaskReminder), "a task's due time comes near", AsksForSomething: true),
        new("task-overdue", typeof(TaskOverdue), "a task's due time has passed", AsksForSomething: true),
        new("task-escalated", typeof(TaskEscalated), "a task is late, or about to be, and somebody above is told", AsksForSomething: true),
        new("morning-digest", typeof(MorningDigest), "a working morning comes, and tasks wait for somebody who chose one email a day", AsksForSomething: true),
        new("task-recorded", typeof(AnswerRecorded), "an answer that came by mail, telephone or paper was recorded for somebody", AsksForSomething: false),
        new("deadline-changed", typeof(DeadlineChanged), "a task's due time has moved, because the date the review is counted from was corrected, the review moved to a newer version of its process, the bank holidays changed, its step was given another date, or a delay was agreed or ends on another day", AsksForSomething: true),
        new("notification-copied", typeof(NotificationCopied), "the Panel was notified: copy to the business manager the same day", AsksForSomething: false),
        new("not-notified-recorded", typeof(NotNotifiedRecorded), "it was decided not to notify", AsksForSomething: false),
        new("commissioning-notice", typeof(CommissioningNotice), "a rapid review is initiated", AsksForSomething: true),
        new("panel-moved", typeof(PanelMoved), "the panel meeting was given another day", AsksForSomething: true),
        new("panel-invited", typeof(PanelInvited), "somebody comes on a review in a part whose holders are invited to its panel meeting", AsksForSomething: true),
        new("panel-called-off", typeof(PanelCalledOff), "somebody who is invited to a panel meeting leaves the review, or that part of it", AsksForSomething: false),
        new("panel-on-other-day", typeof(PanelOnOtherDay), "the date a review is counted from is corrected, and its panel meeting falls on another day of it", AsksForSomething: true),
        new("panel-on-bank-holiday", typeof(PanelOnBankHoliday), "the day chosen for a panel meeting becomes a bank holiday", AsksForSomething: true),
        new("agency-reports-circulated", typeof(AgencyReportsCirculated), "the agency reports are released to the review team", AsksForSomething: true),
        new("late-report-waits", typeof(LateReportWaits), "an agency's report comes after the circulation while sharing is blocked", AsksForSomething: true),
        new("report-accepted", typeof(ReportAccepted), "an agency's report is accepted", AsksForSomething: false),
        new("report-sent-back", typeof(ReportSentBack), "an agency's report is sent back to it", AsksForSomething: true),
        new("significant-issues-found", typeof(SignificantIssuesFound), "an agency's report says that there are significant practice issues", AsksForSomething: true),
        new("closed-with-silence", typeof(ClosedWithSilence), "the time for a step ran out and not everyone had answered", AsksForSomething: true),
        new("no-majority", typeof(NoMajority), "a vote closed with no two partners alike", AsksForSomething: true),
        new("dissent-recorded", typeof(DissentRecorded), "a partner voted otherwise than was decided", AsksForSomething: false),
        new("draft-circulated", typeof(DraftCirculated), "the first draft is out for comments", AsksForSomething: true),
        new("draft-for-advisor", typeof(DraftForAdvisor), "the first draft is out: the advisor's copy", AsksForSomething: false),
        new("draft-recirculated", typeof(DraftRecirculated), "the second draft is out for sign-off", AsksForSomething: true),
        new("limit-near", typeof(LimitNear), "a process's time limit is today, or has passed", AsksForSomething: true),
        new("delay-to-review", typeof(DelayToReview), "the day has come on which a delay is to be looked at again", AsksForSomething: true),
        new("review-submitted", typeof(ReviewSubmitted), "the report was submitted to the Panel", AsksForSomething: false),
        new("panel-replied", typeof(PanelReplied), "the Panel's reply is recorded", AsksForSomething: false),
        new("decision-makers-convened", typeof(DecisionMakersConvened), "a meeting is arranged to look at the decision again", AsksForSomething: true),
        new("panel-takes-case", typeof(PanelTakesCase), "the Panel takes a case that a practice review runs of", AsksForSomething: false),
        new("commission-taken-back", typeof(CommissionTakenBack), "a decision on a practice review that runs is changed", AsksForSomething: false),
        new("dispute-raised", typeof(DisputeRaised), "an agency or partner has raised a dispute", AsksForSomething: true),
        new("dispute-goes-up", typeof(DisputeGoesUp), "a dispute was not settled and goes to the next rung", AsksForSomething: true),
        new("dispute-recorded-settled", typeof(DisputeRecordedSettled), "one side records that a dispute is settled or taken back", AsksForSomething: true),
        new("dispute-late", typeof(DisputeLate), "the three partners have not settled or decided a dispute by its date", AsksForSomething: true),
        new("dispute-ended", typeof(DisputeEnded), "the three partners have recorded what came of a dispute", AsksForSomething: false),
        new("person-left", typeof(PersonLeft), "the account of someone on a running review was closed", AsksForSomething: true),
        new("role-ended", typeof(RoleEnded), "a role of someone on a running review was ended", AsksForSomething: true),
        new("review-goes-on-locally", typeof(ReviewGoesOnLocally), "a notification is withdrawn and its review goes on as a local one", AsksForSomething: false),
        new("review-reopened", typeof(ReviewReopened), "new facts come to light after a decision not to notify", AsksForSomething: true),
        new("review-withdrawn", typeof(ReviewWithdrawn), "a review is withdrawn", AsksForSomething: false),
    ];

    /// <summary>Whether its body is a secret: not kept once it is sent or given up, and so never sent again.</summary>
    public static bool HoldsSecret(string kind) => kind is Invitation.Name or SignInReset.Name;
}

/// <summary>One kind of message.</summary>
/// <param name="Trigger">When it goes, as the end of "It is sent when …".</param>
/// <param name="AsksForSomething">Whether its reader is to do something, so that it has no use once its review is over; false for what only tells of something done.</param>
public sealed record CataloguedMessage(string Kind, Type Type, string Trigger, bool AsksForSomething);
