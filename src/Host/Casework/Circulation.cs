namespace Reviews.Host.Casework;

/// <summary>The job whose being done opens the reports to everyone involved.</summary>
internal static class Circulation
{
    public const string AgencyReports = "release-agency-reports";
}
