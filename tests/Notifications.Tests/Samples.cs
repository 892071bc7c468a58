using Reviews.Notifications.Calendar;
using Reviews.Notifications.Documents;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Tests;

/// <summary>One of each message, under the name of its approved text. <paramref name="text"/> stands wherever a caller could put words.</summary>
internal sealed class Samples(string text, string place)
{
    private static readonly MailLinks Links = new(new Uri("https://reviews.example.org/"));
    private static readonly Guid TaskId = new("6f1f0d5e-3a55-4a4b-9e43-0d5a3f5f1c01");
    private static readonly ReviewReference Reference = ReviewReference.Parse("SOU-2026-0001");
    private static readonly LocalDateTime Due = new(2026, 12, 29, 17, 0);

    public static Samples Plain { get; } = new("agency-report", "Committee Room 3, Civic Centre");

    public IReadOnlyDictionary<string, Notification> All => new Dictionary<string, Notification>
    {
        ["sign-in-reset"] = new SignInReset(Links.SignInReset("q3Jv-8sKx_0aZb12"), new(2026, 12, 21, 9, 30)),
        ["sign-in-changed-authenticator"] = new SignInChanged(SignInChange.AuthenticatorSetUp, new(2026, 12, 14, 9, 30)),
        ["sign-in-changed-codes-made"] = new SignInChanged(SignInChange.RecoveryCodesMade, new(2026, 12, 14, 9, 30)),
        ["sign-in-changed-code-used"] = new SignInChanged(SignInChange.RecoveryCodeUsed, new(2026, 12, 14, 9, 30)),
        ["invitation"] = new Invitation(Links.Invitation("q3Jv-8sKx_0aZb12"), new(2026, 12, 21, 9, 30)),
        ["task-assigned"] = new TaskAssigned(Reference, Links.Task(TaskId), text, Due, Holders),
        ["task-assigned-without-due"] = new TaskAssigned(Reference, Links.Task(TaskId), "vote", null, Holders),
        ["task-assigned-unknown-step"] = new TaskAssigned(Reference, Links.Task(TaskId), "no-such-step", Due, Holders),
        ["task-recorded"] = new AnswerRecorded(Reference, Links.Task(TaskId), text, Holders),
        ["task-recorded-vote"] = new AnswerRecorded(Reference, Links.Task(TaskId), "vote", Holders),
        ["task-reminder"] = new TaskReminder(Reference, Links.Task(TaskId), text, Due, Holders),
        ["task-overdue"] = new TaskOverdue(Reference, Links.Task(TaskId), text, Due, Holders),
        ["task-escalated"] = new TaskEscalated(Reference, Links.Task(TaskId), text, Due, true, new Group(Role.AgencySenior, text)),
        ["task-escalated-before-due"] = new TaskEscalated(Reference, Links.Task(TaskId), "sign-off", Due, false, new Group(Role.BusinessManager, null)),
        ["task-escalated-vote"] = new TaskEscalated(Reference, Review, "vote", Due, true, new Group(Role.IndependentAdvisor, null)),
        ["task-escalated-vote-before-due"] = new TaskEscalated(Reference, Review, "vote", Due, false, new Group(Role.SafeguardingPartner, text)),
        ["morning-digest"] = new MorningDigest(
            [
                new(Reference, text, Due.PlusDays(7), Links.Task(TaskId)), new(Reference, "vote", null, Links.Task(TaskId)), new(Reference, "no-such-step", Due, Links.Task(TaskId)),
            ],
            Links.Emails(), text),
        ["morning-digest-one"] = new MorningDigest([new(Reference, "agency-report", Due, Links.Task(TaskId))], Links.Emails(), text),
        ["deadline-changed"] = new DeadlineChanged(Reference, Links.Task(TaskId), text, Due, Due.PlusDays(1), false, Holders),
        ["deadline-changed-passed"] = new DeadlineChanged(Reference, Links.Task(TaskId), text, Due, Due.PlusDays(-1), true, Holders),
        ["deadline-changed-newer-version"] = new DeadlineChanged(Reference, Links.Task(TaskId), text, Due, Due.PlusDays(1), false, Holders, DeadlineCause.VersionChanged),
        ["deadline-changed-bank-holidays"] = new DeadlineChanged(Reference, Links.Task(TaskId), text, Due, Due.PlusDays(1), false, Holders, DeadlineCause.BankHolidaysChanged),
        ["deadline-changed-step-moved"] = new DeadlineChanged(Reference, Links.Task(TaskId), text, Due, Due.PlusDays(1), false, Holders, DeadlineCause.StepMoved),
        ["deadline-changed-delay-agreed"] = new DeadlineChanged(Reference, Links.Task(TaskId), text, Due, Due.PlusDays(7), false, Holders, DeadlineCause.DelayAgreed),
        ["deadline-changed-delay-changed"] = new DeadlineChanged(Reference, Links.Task(TaskId), text, Due, Due.PlusDays(-1), false, Holders, DeadlineCause.DelayChanged),
        ["notification-copied"] = new NotificationCopied(Reference, Review, new(2026, 12, 18)),
        ["not-notified-recorded"] = new NotNotifiedRecorded(Reference, Review, new(2026, 12, 18)),
        ["commissioning-notice"] = new CommissioningNotice(Reference, Review, Panel, place, Timetable, Documents.ProFormaTests.Form, Documents.ProFormaTests.Chosen("standard")),
        ["commissioning-notice-without-panel"] = new CommissioningNotice(Reference, Review, null, null, Timetable, Documents.ProFormaTests.Form, Documents.ProFormaTests.Chosen("standard")),
        ["commissioning-notice-without-pro-forma"] = new CommissioningNotice(Reference, Review, Panel, place, Timetable, null, Documents.ProFormaTests.Chosen(null)),
        ["dispute-raised"] = new DisputeRaised(Reference, Review, Concerned),
        ["dispute-goes-up"] = new DisputeGoesUp(Reference, Review, Concerned),
        ["dispute-recorded-settled"] = new DisputeRecordedSettled(Reference, Review, Concerned),
        ["dispute-late"] = new DisputeLate(Reference, Review, Concerned),
        ["dispute-ended"] = new DisputeEnded(Reference, Review, Concerned),
        ["late-report-waits"] = new LateReportWaits(Reference, Review),
        ["report-accepted"] = new ReportAccepted(Reference, Review, new Group(Role.AgencyLead, text)),
        ["report-sent-back"] = new ReportSentBack(Reference, Review, new Group(Role.AgencyLead, text)),
        ["significant-issues-found"] = new SignificantIssuesFound(Reference, Review, new Group(Role.AgencySenior, text)),
        ["panel-moved"] = new PanelMoved(Reference, Review, Panel, new(new(2027, 1, 5), new(10, 0))),
        ["panel-invited"] = new PanelInvited(Reference, Review, Panel, place, TaskId),
        ["panel-invited-without-place"] = new PanelInvited(Reference, Review, Panel, null, TaskId),
        ["panel-called-off"] = new PanelCalledOff(Reference, Panel),
        ["panel-on-other-day"] = new PanelOnOtherDay(Reference, Review, Panel, 8, 11),
        ["panel-on-other-day-uncounted"] = new PanelOnOtherDay(Reference, Review, Panel, null, null),
        ["panel-on-bank-holiday"] = new PanelOnBankHoliday(Reference, Review, Panel),
        ["agency-reports-circulated"] = new AgencyReportsCirculated(Reference, Review, Panel),
        ["agency-reports-circulated-day-known"] = new AgencyReportsCirculated(Reference, Review, new(new(2027, 1, 4), null)),
        ["agency-reports-circulated-practice-review"] = new AgencyReportsCirculated(Reference, Review, null, new(2027, 4, 12, 17, 0)),
        ["agency-reports-circulated-without-panel"] = new AgencyReportsCirculated(Reference, Review, null),
        ["closed-with-silence"] = new ClosedWithSilence(Reference, Review, text, Due),
        ["closed-with-silence-vote"] = new ClosedWithSilence(Reference, Review, "vote", Due),
        ["no-majority"] = new NoMajority(Reference, Review),
        ["dissent-recorded"] = new DissentRecorded(Reference, Review),
        ["draft-circulated"] = new DraftCirculated(Reference, Review, RapidReview, new(2027, 1, 8, 15, 0)),
        ["draft-circulated-without-due"] = new DraftCirculated(Reference, Review, RapidReview, null),
        ["draft-circulated-practice-review"] = new DraftCirculated(Reference, Review, PracticeReview, new(2027, 5, 28, 17, 0)),
        ["draft-for-advisor"] = new DraftForAdvisor(Reference, Review, RapidReview),
        ["draft-for-advisor-practice-review"] = new DraftForAdvisor(Reference, Review, PracticeReview),
        ["draft-recirculated"] = new DraftRecirculated(Reference, Review, RapidReview, 2, new(2027, 1, 11, 17, 0)),
        ["draft-recirculated-practice-review"] = new DraftRecirculated(Reference, Review, PracticeReview, 3, new(2027, 6, 28, 17, 0)),
        ["draft-recirculated-uncounted"] = new DraftRecirculated(Reference, Review, PracticeReview, null, new(2027, 6, 28, 17, 0)),
        ["draft-recirculated-without-due"] = new DraftRecirculated(Reference, Review, RapidReview, 2, null),
        ["limit-near"] = new LimitNear(Reference, Review, new(2027, 1, 13, 17, 0), false),
        ["limit-reached"] = new LimitNear(Reference, Review, new(2027, 1, 13, 17, 0), true),
        ["person-left"] = new PersonLeft(Reference, Review),
        ["role-ended"] = new RoleEnded(Reference, Review, Stays: false),
        ["role-ended-stays"] = new RoleEnded(Reference, Review, Stays: true),
        ["delay-to-review"] = new DelayToReview(Reference, Review, new(2027, 1, 4)),
        ["review-withdrawn"] = new ReviewWithdrawn(Reference, Review),
        ["review-withdrawn-goes-on"] = new ReviewWithdrawn(Reference, Review) { SomethingGoesOn = true },
        ["review-withdrawn-meeting"] = new ReviewWithdrawn(Reference, Review) { Meeting = Meeting with { Sequence = 1, IsCancelled = true } },
        ["review-submitted"] = new ReviewSubmitted(Reference, Review, new(2027, 1, 13)),
        ["review-goes-on-locally"] = new ReviewGoesOnLocally(Reference, Review),
        ["review-reopened"] = new ReviewReopened(Reference, Review, new(2027, 2, 1)),
        ["panel-replied"] = new PanelReplied(Reference, Review, new(2027, 1, 25)),
        ["panel-takes-case"] = new PanelTakesCase(Reference, Review),
        ["commission-taken-back"] = new CommissionTakenBack(Reference, Review),
        ["decision-makers-convened"] = new DecisionMakersConvened(Reference, Review, new(new(2027, 1, 27), new(10, 0)), place),
    };

    public static IReadOnlyList<TimetableLine> Timetable { get; } =
    [
        new(6, Due, "Write and return the agency’s report", "Agency lead"),
        new(8, new(2027, 1, 4, 10, 0), "Hold the rapid review panel", "Business manager"),
        new(null, new(2027, 1, 13, 17, 0), "Time limit <15 working days>", ""),
    ];

    private static ReviewType RapidReview { get; } = new("Rapid review");

    private static ReviewType PracticeReview { get; } = new("Child safeguarding practice review");

    private static MeetingTime Panel { get; } = new(new(2027, 1, 4), new(10, 0));

    /// <summary>As it goes into calendars.</summary>
    public static CalendarEvent Meeting { get; } = new(
        TaskId, 0, Instant.FromUtc(2026, 12, 18, 9, 0), new(new(2027, 1, 4), new(10, 0)), Duration.FromHours(2), "reviews@southend.example", "Panel meeting: SOU-2026-0001",
        "Committee Room 3, Civic Centre", Links.Review(Reference));

    private static MailLink Review => Links.Review(Reference);

    private Recipients Concerned => new([new Group(Role.AgencyLead, text), new Group(Role.BusinessManager, null)], null);

    private Recipients Holders => Recipients.Having(text, [new Group(Role.AgencyLead, text)]);
}
