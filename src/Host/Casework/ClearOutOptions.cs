using System.Globalization;
using NodaTime.Text;

namespace Reviews.Host.Casework;

/// <summary>When what is no longer needed is removed, and how long it is kept: the settings' section <c>ClearOut</c>.</summary>
internal sealed class ClearOutOptions
{
    public const string Section = "ClearOut";

    private static readonly LocalTimePattern Times = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <summary>The time of each night, such as 02:30, in UTC: no summer time leaves it out or doubles it.</summary>
    public string AtUtc { get; set; } = "02:30";

    /// <summary>Days for which a request's answer is remembered, so that sending it again acts once.</summary>
    public string RequestDays { get; set; } = "30";

    public LocalTime Time => Times.Parse(AtUtc).Value;

    public Duration RequestsLast => Duration.FromDays(int.Parse(RequestDays, NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>What is wrong with these settings, one sentence each; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (!Times.Parse(AtUtc).Success)
            problems.Add($"Expected {Section}:{nameof(AtUtc)} to be a time such as 02:30, but it is \"{AtUtc}\".");
        if (!int.TryParse(RequestDays, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > 3650)
            problems.Add($"Expected {Section}:{nameof(RequestDays)} to be a whole number from 1 to 3650, but it is \"{RequestDays}\".");
        return problems;
    }
}
