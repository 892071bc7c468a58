using Reviews.Host.Definitions;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Calendar;

/// <summary>The working days in force: the bank holidays of workflows/calendar, as GOV.UK publishes them.</summary>
internal sealed class HolidayCalendar
{
    private volatile WorkingDayCalendar current;

    private HolidayCalendar(WorkingDayCalendar current) => this.current = current;

    public WorkingDayCalendar Current => current;

    /// <exception cref="FormatException">With every problem of the file, a sentence a line.</exception>
    /// <exception cref="IOException">When there is no such file.</exception>
    public static HolidayCalendar Read(WorkflowsFolder folder)
    {
        using var json = File.OpenRead(folder.CalendarFile);
        return new HolidayCalendar(new WorkingDayCalendar(BankHolidays.Read(json)));
    }

    /// <summary>From now on these; open deadlines are moved by whoever confirmed the change.</summary>
    public void Replace(BankHolidays holidays) => current = new WorkingDayCalendar(holidays);
}
