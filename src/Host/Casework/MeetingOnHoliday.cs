using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Casework;

/// <summary>A panel meeting that is still to come and whose day becomes a bank holiday. People chose its day, so it stays: they are warned.</summary>
internal sealed record MeetingOnHoliday(RunningProcess Process, MeetingTime Meets, BankHoliday Holiday)
{
    public static IEnumerable<MeetingOnHoliday> Of(IEnumerable<RunningProcess> running, IReadOnlyList<BankHoliday> added, Instant at)
    {
        var today = LondonTime.ToLocal(at).Date;
        foreach (var process in running)
        {
            if (PanelInvitation.WhenOf(process.State.Variables) is { } meets && meets.On >= today && added.FirstOrDefault(holiday => holiday.Date == meets.On) is { } holiday)
                yield return new(process, meets, holiday);
        }
    }
}
