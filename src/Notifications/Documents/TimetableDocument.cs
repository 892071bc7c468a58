using System.Globalization;
using System.Net;
using System.Text;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Reviews;

namespace Reviews.Notifications.Documents;

/// <summary>One line of a review's timetable.</summary>
/// <param name="Day">The working day of the process's clock; null where it is not counted in days.</param>
/// <param name="Due">London time; null when it rests on what is not known yet.</param>
/// <param name="What">The definition's name for the task: the partnership's words, the same in every review.</param>
/// <param name="Who">The role's name.</param>
public sealed record TimetableLine(int? Day, LocalDateTime? Due, string What, string Who);

/// <summary>The timetable as a page that any browser opens and prints: day, date, what, who.</summary>
internal static class TimetableDocument
{
    public static Attachment Of(ReviewReference reference, IReadOnlyList<TimetableLine> lines)
    {
        var title = $"Rapid review timetable: {ReferenceText.Of(reference)}";
        var html = new StringBuilder()
            .Append("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title>{title}</title>\n")
            .Append("<style>body{font-family:Arial,sans-serif;margin:2em}table{border-collapse:collapse}")
            .Append("th,td{border-bottom:1px solid #b1b4b6;padding:.5em 1em .5em 0;text-align:left;vertical-align:top}</style>\n")
            .Append(CultureInfo.InvariantCulture, $"</head>\n<body>\n<h1>{title}</h1>\n<table>\n")
            .Append("<thead><tr><th scope=\"col\">Working day</th><th scope=\"col\">By</th><th scope=\"col\">What</th><th scope=\"col\">Who</th></tr></thead>\n<tbody>\n");
        foreach (var line in lines)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{line.Day}</td><td>{(line.Due is { } by ? LondonWords.Of(by) : "Not known yet")}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td>{WebUtility.HtmlEncode(line.What)}</td><td>{WebUtility.HtmlEncode(line.Who)}</td></tr>\n");
        }

        html.Append("</tbody>\n</table>\n<p>Times are London time. Dates can move if the notification's date is corrected: sign in to see them as they stand.</p>\n</body>\n</html>\n");
        return new($"timetable-{ReferenceText.Of(reference)}.html", "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html.ToString()));
    }
}
