using Reviews.Notifications.Documents.Report;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps.Meeting;

namespace Reviews.Host.Tests.Documents;

/// <summary>A review of which everything is recorded: seven agencies, one nil, one late, one silent; a vote with dissent; a correction on the last day.</summary>
internal static class SampleReport
{
    public const string FirstHash = "3f5a9c0e7b1d2468ace013579bdf02468ace13579bdf02468ace13579bdf0246";
    public const string LastHash = "9e107d9d372bb6826bd81d3542a419d6e1b2c3d4f5a60718293a4b5c6d7e8f90";

    public static ReportFacts Empty { get; } = new(ReviewReference.Parse("SOU-2026-0042"), "Southend Safeguarding Partnership", new LocalDateTime(2026, 12, 18, 9, 0));

    public static ReportFacts Full { get; } = Empty with
    {
        PreparedAt = new LocalDateTime(2027, 1, 12, 10, 30),
        Dates =
        [
            new("Incident", new LocalDate(2026, 12, 14), null),
            new("Authority became aware", new LocalDate(2026, 12, 15), new LocalTime(9, 30)),
            new("Safeguarding partners told", new LocalDate(2026, 12, 15), null),
            new("Notification sent", new LocalDate(2026, 12, 18), new LocalTime(9, 40)),
        ],
        Limit = new(new LocalDateTime(2027, 1, 12, 17, 0), null, new LocalDateTime(2027, 1, 12, 10, 0), 0, null),
        Agencies =
        [
            Report("Southend Children’s Services", "The family had been known for three years. Two assessments were closed without a plan.", files: 2),
            Report("Essex Police, public protection", "Officers attended four times. The last visit was not shared with partners for two days."),
            Report("Southend Hospital", "Three attendances were recorded. The fracture was seen as accidental at the first."),
            new("Essex Partnership University NHS Foundation Trust", AgencyAnswer.NilReturn, new LocalDateTime(2026, 12, 23, 11, 0), [("Reason", "Records were searched: nobody of the household was known.")], 0, null),
            new("Southend schools and colleges", AgencyAnswer.ReportLate, new LocalDateTime(2026, 12, 30, 8, 45), [("Summary", "Attendance fell from 94 to 71 per cent in the autumn term.")], 1, "Recorded for A. Khan, received by secure mail at 8.45am on Wednesday 30 December 2026."),
            new("Probation Service", AgencyAnswer.Silent, null, [], 0, null),
            Report("A Better Start Southend", "The mother came to two groups and then stopped."),
        ],
        Meeting = new(
            new LocalDateTime(2026, 12, 31, 10, 0),
            [("Southend City Council", "J. Osei, Director of Children’s Services"), ("Essex Police", "M. Hart, Detective Superintendent"), ("NHS Mid and South Essex Integrated Care Board", "R. Lowe, Chief Nurse"), ("Service manager", "P. Adeyemi")],
            ["Probation Service"],
            "R. Lowe declared that a close colleague had supervised one of the practitioners, and took no part in the discussion of that episode.")
        {
            Findings = "The agencies’ reports agree on the sequence of events.\nThey differ on what was shared, and when.",
            WorkingWell = "The health visitor saw the child at home at each planned visit and wrote down what the child’s day was like.",
            Concerns = "Two agencies closed their work in the same week without telling each other.",
            Themes = "Bruising in children who do not move by themselves.\nClosing work without asking others.",
            Safety = "The siblings were seen on the day and are safe with a relative.",
            ActionsTaken = "A multi-agency alert on bruising was sent on 21 December 2026.",
            ActionsRequired = "The hospital will check all attendances of the last year by 31 January 2027.",
            Voice = "The older child said that nobody had asked what happened at night.",
            DefinitionMet = true,
            DefinitionReason = "The child was seriously harmed, and neglect is suspected.",
            Criteria = [.. StatutoryCriterion.All.Select((one, place) => new ReportCriterion(one.Question, one.Source, place != 3, place != 3 ? "The same was found in two reviews of 2024." : "The Panel has not considered the case."))],
            Recommendations =
            [
                new("Each agency asks the others before it closes its work with a family on which two or more are working.", "Southend City Council", new LocalDate(2027, 3, 31)),
                new("The bruising protocol is taught again to all who see babies.", "NHS Mid and South Essex Integrated Care Board", new LocalDate(2027, 6, 30)),
            ],
        },
        Decision = new("criteria-met", "commission", IsConsensus: false, IsMajority: true, ["Essex Police"]),
        Votes = new(VoteState.Closed,
        [
            new("Southend City Council", "criteria-met", "commission", "The themes return.", IsDeputys: false, Dissents: false, null),
            new("Essex Police", "criteria-not-met", "learning-review", "What can be learnt is known already; a learning review is quicker.", IsDeputys: false, Dissents: true, null),
            new("NHS Mid and South Essex Integrated Care Board", "criteria-met", "commission", "Health and children’s services did not act as one.", IsDeputys: true, Dissents: false, null),
        ]),
        Versions =
        [
            new(1, new LocalDateTime(2027, 1, 5, 16, 0), "", FirstHash),
            new(2, new LocalDateTime(2027, 1, 11, 9, 50), "A comma and two letters", LastHash),
        ],
        SignOffs =
        [
            new("Southend Children’s Services", SignOffState.SignedBeforeCorrections, "J. Osei", "Director of Children’s Services", new LocalDateTime(2027, 1, 8, 11, 0), 1, FirstHash, ""),
            new("Southend Hospital", SignOffState.IssueRaised, "R. Lowe", "Chief Nurse", new LocalDateTime(2027, 1, 8, 12, 0), 1, FirstHash, "One date was wrong. Resolved: the text was changed."),
            new("Probation Service", SignOffState.Silent, "", "", null, null, "", ""),
        ],
        AdvisorSignOff = new("Independent advisor", SignOffState.Signed, "C. Whitfield", "Independent Advisor", new LocalDateTime(2027, 1, 11, 15, 0), 2, LastHash, ""),
    };

    private static ReportAgency Report(string name, string summary, int files = 0) =>
        new(name, AgencyAnswer.Report, new LocalDateTime(2026, 12, 24, 12, 0), [("Summary of involvement", summary), ("Concerns", "Information came late.")], files, null);
}
