using Reviews.Host.Casework;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages;

/// <summary>A timetable before anything of it has happened, to be drawn.</summary>
/// <param name="Closures">Days on which somebody in the partnership is shut.</param>
internal sealed record TimetableView(ReviewTimetable Timetable, IReadOnlyList<Closure> Closures);
