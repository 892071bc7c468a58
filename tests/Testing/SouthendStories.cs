using Reviews.Testing.Machine;

namespace Reviews.Testing;

/// <summary>The scenarios beside Southend's definitions, by the names of their files, and the process that each is a story of.</summary>
public static class SouthendStories
{
    public const string RapidReview = "rapid-review";

    private static readonly Dictionary<string, string> OfOthers = new (string Process, string[] Stories)[]
        {
            ("incident-notification",
            [
                "notified", "not-notified", "notification-late", "looked-after-child-dies", "looked-after-child-dies-abuse-suspected", "care-leaver-of-age-dies", "care-leaver-under-18-dies",
                "not-notified-reviewed-locally", "not-notified-opened-again",
            ]),
            ("after-submission",
            [
                "panel-agrees", "panel-agrees-practice-review-begins", "panel-disagrees-decision-changed", "panel-suggests-national-review-decision-kept", "panel-silent-family-not-yet", "local-review-family-told",
            ]),
            ("local-rapid-review", ["local-review"]),
            ("dispute",
            [
                "dispute-settled-between-people", "dispute-settled-between-seniors", "dispute-settled-with-the-partners", "dispute-said-not-to-be-settled",
                "dispute-goes-to-the-partners", "dispute-not-pursued", "dispute-with-the-business-unit-taken-back",
            ]),
            ("follow-up", ["recommendations-followed"]),
            ("practice-review",
            [
                "practice-review-published", "practice-review-improvements-only", "practice-review-withheld", "practice-review-panel-takes-it", "practice-review-terms-settled",
                "practice-review-entered-in-month-four", "practice-review-taken-over", "practice-review-taken-back",
            ]),
            ("late-panel-letter",
            [
                "late-letter-practice-review-begins", "late-letter-decision-kept", "late-letter-takes-case", "late-letter-not-recorded",
                "late-letter-same-decision", "late-letter-handed-back", "late-letter-commission-taken-back",
            ]),
            ("share-learning", ["learning-spread", "learning-not-spread"]),
            ("withheld-report", ["withheld-then-published", "withheld-for-good"]),
            ("after-publication", ["published-and-taken-down"]),
            ("adult-review-request", ["adult-review-arranged", "adult-review-not-arranged", "adult-review-request-late"]),
            ("safeguarding-adult-review", ["adult-review-published"]),
            ("case-audit", ["case-audited", "case-not-audited"]),
            ("national-review", ["national-review-taken-in", "national-review-of-no-concern"]),
            ("referral", ["referral-local-review", "referral-no-review", "referral-notified"]),
        }
        .SelectMany(of => of.Stories.Select(story => (story, of.Process))).ToDictionary();

    private static string Folder => Path.Combine(Repository.Root, "workflows", "southend", "scenarios");

    public static IReadOnlyList<string> All =>
        [.. new DirectoryInfo(Folder).GetFiles("*.json").Select(file => Path.GetFileNameWithoutExtension(file.Name)).Order(StringComparer.Ordinal)];

    /// <summary>Stories named here that no file tells.</summary>
    public static IReadOnlyList<string> Missing => [.. OfOthers.Keys.Except(All)];

    /// <summary>A rapid review unless it is one of another process.</summary>
    public static string ProcessOf(string story) => OfOthers.GetValueOrDefault(story, RapidReview);

    /// <summary>The scenario as JSON.</summary>
    public static string Text(string story) => File.ReadAllText(Path.Combine(Folder, story + ".json"));
}
