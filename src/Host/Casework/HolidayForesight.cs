using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Reviews.Workflows;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Casework;

/// <summary>What a change of bank holidays would come to, were it confirmed now; nothing has moved by asking.</summary>
/// <param name="Refusal">Why it cannot be: then nothing changes.</param>
/// <param name="Added">Not known before, earliest first.</param>
/// <param name="Withdrawn">No bank holidays from then on, earliest first.</param>
/// <param name="Reached">The running processes that it reaches, in the order given: some date, or the limit, comes out elsewhere.</param>
/// <param name="Meetings">Panel meetings that fall on one that is added.</param>
/// <param name="Seal">Stands for exactly these dates and moves: a confirmation that carries another is of something else.</param>
internal sealed record HolidayForesight(
    Refusal? Refusal,
    BankHolidays After,
    IReadOnlyList<BankHoliday> Added,
    IReadOnlyList<BankHoliday> Withdrawn,
    IReadOnlyList<ReachedProcess> Reached,
    IReadOnlyList<MeetingOnHoliday> Meetings,
    string Seal)
{
    public bool IsChange => Added.Count > 0 || Withdrawn.Count > 0;

    /// <param name="before">In force now.</param>
    public static HolidayForesight Of(ProcessRunner runner, IReadOnlyList<RunningProcess> running, BankHolidays before, HolidayChange change, Instant at)
    {
        if (change.Problems(before) is { Count: > 0 } problems)
            return new(new Refusal("holidays-not-changeable", string.Join(' ', problems)), before, [], [], [], [], "");
        var after = change.After(before);
        var (added, withdrawn) = (before.NewIn(after), after.NewIn(before));
        if (added.Count == 0 && withdrawn.Count == 0)
            return new(null, after, added, withdrawn, [], [], "");
        var reached = running.Select(process => ReachedProcess.Of(runner, process, after, at)).OfType<ReachedProcess>().ToList();
        var meetings = MeetingOnHoliday.Of(running, added, at).ToList();
        return new(
            reached.Select(one => one.Refusal).FirstOrDefault(refusal => refusal is not null), after, added, withdrawn, reached, meetings, SealOf(added, withdrawn, reached, meetings));
    }

    private static string SealOf(
        IEnumerable<BankHoliday> added, IEnumerable<BankHoliday> withdrawn, IEnumerable<ReachedProcess> reached, IEnumerable<MeetingOnHoliday> meetings)
    {
        var text = new StringBuilder();
        foreach (var holiday in added)
            text.Append(CultureInfo.InvariantCulture, $"+{holiday.Date:R};{holiday.Title};{holiday.Notes};");
        foreach (var holiday in withdrawn)
            text.Append(CultureInfo.InvariantCulture, $"-{holiday.Date:R};");
        foreach (var one in reached)
            text.Append(one.Print).Append('\n');
        foreach (var meeting in meetings)
            text.Append(CultureInfo.InvariantCulture, $"{meeting.Process.Row.Id:D};{meeting.Meets}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
