namespace Reviews.Notifications.Documents;

/// <summary>
/// What an agency's report tells, as headings with a line of help each. No published template could be read in full; these
/// are the parts that partnerships and the Panel's guidance name (S003 App. E; Devon's and Croydon's published processes).
/// </summary>
internal static class ProFormaQuestions
{
    private static readonly (string Heading, string Help)[] Who =
    [
        ("Author", "Name, role and organisation of the person who wrote this report."),
        ("Records seen", "Which records were read, and which could not be."),
        ("Dates of involvement", "From when to when your organisation knew the child or family. If it did not, say so: this is a nil return."),
    ];

    private static readonly (string Heading, string Help)[] Story =
    [
        ("Family composition", "Who is in the family and household, as far as your records show."),
        ("Summary of involvement", "What your organisation did, in order of date. Facts only."),
        ("Key practice episodes and analysis", "The moments that mattered, and why practice was as it was."),
        ("What worked well", "Practice that helped."),
        ("Concerns", "Practice that did not help, or could have been better."),
        ("The child's voice and lived experience", "What daily life was like for the child, and how you know."),
        ("Race, identity and disability", "How they were understood and responded to."),
    ];

    private static readonly (string Heading, string Help)[] Several =
    [
        ("What differs between the children", "For each child: what was known, what was done, and what life was like."),
    ];

    private static readonly (string Heading, string Help)[] Brief =
    [
        ("Summary of involvement", "What is known so far, in order of date. Facts only."),
        ("Concerns", "What should be looked at first."),
    ];

    private static readonly (string Heading, string Help)[] Then =
    [
        ("Immediate action taken", "What has already been done to keep children safe."),
        ("Learning for your own organisation", "What you will change, and who is responsible."),
        ("Other processes open", "For example a police investigation, an inquest, family proceedings or a complaint."),
        ("Senior sign-off", "Name, role and date of the person who signs at the agreed senior level."),
    ];

    public static IReadOnlyList<(string Heading, string Help)> Of(ProForma proForma) => proForma switch
    {
        ProForma.Short => [.. Who, .. Brief, .. Then],
        ProForma.Siblings => [.. Who, .. Story, .. Several, .. Then],
        _ => [.. Who, .. Story, .. Then],
    };
}
