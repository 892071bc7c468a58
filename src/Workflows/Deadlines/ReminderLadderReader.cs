using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime.Text;

namespace Reviews.Workflows.Deadlines;

/// <summary>Reads one list of rungs; the shape is <c>[role] ±amount unit [HH:mm]</c>, rungs parted by commas.</summary>
internal static partial class ReminderLadderReader
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    public static IReadOnlyList<LadderRung> Read(string property, string? text, bool hasRole, List<string> problems)
    {
        var rungs = new List<LadderRung>();
        if (string.IsNullOrWhiteSpace(text)) return rungs;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (ReadRung(property, part, hasRole, problems) is not { } rung) continue;
            if (rungs.Exists(other => other.Text == rung.Text))
                problems.Add($"Expected each time in {property} once, but '{rung.Text}' is there twice.");
            else
                rungs.Add(rung);
        }

        return rungs;
    }

    private static LadderRung? ReadRung(string property, string part, bool hasRole, List<string> problems)
    {
        var match = Rung().Match(part);
        if (!match.Success || match.Groups["role"].Success != hasRole)
        {
            problems.Add(hasRole
                ? $"Expected {property} to list a role and a time, such as 'agency-senior +0h' or 'safeguarding-partner +1wd 09:00', but found '{part}'."
                : $"Expected {property} to list times such as '-1wd 09:00' or '-2h' (wd working days, d days, h hours, m minutes, % of the task's time), but found '{part}'.");
            return null;
        }

        var unit = Unit(match.Groups["unit"].Value);
        LocalTime? time = null;
        if (match.Groups["time"].Success)
        {
            if (unit is OffsetUnit.Hours or OffsetUnit.Minutes or OffsetUnit.Share)
            {
                problems.Add($"Expected a time of day in {property} only with days (d) or working days (wd), but found '{part}'.");
                return null;
            }

            if (!Time.Parse(match.Groups["time"].Value).TryGetValue(LocalTime.Midnight, out var read))
            {
                problems.Add($"Expected a time of day in {property} from 00:00 to 23:59, but found '{part}'.");
                return null;
            }

            time = read;
        }

        var amount = int.Parse(match.Groups["amount"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (unit == OffsetUnit.Share && amount < -100)
        {
            problems.Add($"Expected a share in {property} of at most 100% before the due time, because the task is not open earlier, but found '{part}'.");
            return null;
        }

        return new LadderRung(Spaces().Replace(part, " "), hasRole ? match.Groups["role"].Value : null, amount, unit, time);
    }

    private static OffsetUnit Unit(string text) => text switch
    {
        "wd" => OffsetUnit.WorkingDays,
        "d" => OffsetUnit.Days,
        "h" => OffsetUnit.Hours,
        "%" => OffsetUnit.Share,
        _ => OffsetUnit.Minutes,
    };

    [GeneratedRegex(
        @"^(?:(?<role>[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?::[a-z0-9]+(?:-[a-z0-9]+)*)?)\s+)?(?<amount>[+-][0-9]{1,4})(?<unit>wd|d|h|m|%)(?:\s+(?<time>[0-9]{2}:[0-9]{2}))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rung();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
