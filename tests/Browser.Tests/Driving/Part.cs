namespace Reviews.Browser.Tests.Driving;

/// <summary>A part in a review, as the demonstration's page calls it: a role, and its body where it has one.</summary>
/// <param name="Place">Which of those who are alike in that, in the order of the page.</param>
internal sealed record Part(string Role, string? Body = null, int Place = 0)
{
    public static readonly Part Administrator = new("Administrator");
    public static readonly Part BusinessManager = new("Business manager");
    public static readonly Part DesignatedNurse = new("Designated nurse");
    public static readonly Part LeadAuthor = new("Lead author");
    public static readonly Part Reviewer = new("Lead author", Place: 1);
    public static readonly Part IndependentAdvisor = new("Independent advisor");
    public static readonly Part StrategicGroup = new("Strategic group member");
    public static readonly Part LocalAuthority = new("Safeguarding partner", "Southend City Council");
    public static readonly Part Police = new("Safeguarding partner", "Essex Police");
    public static readonly Part Health = new("Safeguarding partner", "NHS Mid and South Essex Integrated Care Board");

    public static readonly IReadOnlyList<Part> Partners = [LocalAuthority, Police, Health];

    public static Part LeadOf(string agency) => new("Agency lead", agency);

    public static Part DeputyOf(string partner) => new("Deputy safeguarding partner", partner);

    public static Part SeniorOf(string agency) => new("Agency senior manager", agency);
}
