using Reviews.Host.Casework;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.Calendar.Holidays;

/// <summary>What every page that changes bank holidays does its work with.</summary>
internal sealed record HolidayDesk(CaseDesk Desk, FindCase Cases, ForeseenHolidays Foreseen, ImportHolidays Import);
