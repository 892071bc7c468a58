using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Notifications;
using Reviews.Notifications.Messages;

namespace Reviews.Host.Pages.Emails;

/// <summary>Everybody's own: each mail by itself, or one on a working morning.</summary>
[Authorize]
internal sealed class IndexModel(CaseDesk desk, MailChoice choice, ChooseDigest choose, ReminderRules rules, IOptions<ReminderOptions> options) : PageModel
{
    private const string Daily = "daily";
    private const string Each = "each";

    /// <summary>One mail a day, or each by itself.</summary>
    [BindProperty]
    public string? How { get; set; }

    public bool IsSaved { get; private set; }

    public bool IsDaily => How == Daily;

    public ReminderRules Rules => rules;

    public string HoursFrom => options.Value.HoursFrom;

    public string RequestId { get; } = Guid.NewGuid().ToString("D");

    public IReadOnlyList<Choice> Choices { get; } =
    [
        new(Each, "An email for each, as it comes"),
        new(Daily, $"One email on a working day, at {LondonWords.Of(rules.DigestAt)}", "It lists your new tasks and reminders: the review’s reference, the kind of task, when it is due and a link. It is not sent when there is nothing to say."),
    ];

    public async Task<IActionResult> OnGetAsync(bool saved, CancellationToken cancellation)
    {
        ViewData["Title"] = "Your emails";
        (How, IsSaved) = (await choice.IsDailyAsync(desk.PersonId!.Value, cancellation) ? Daily : Each, saved);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? requestId, CancellationToken cancellation)
    {
        ViewData["Title"] = "Your emails";
        if (How is not (Daily or Each))
        {
            ModelState.AddModelError(nameof(How), "Select how you want to be told of tasks");
            return this.Faulty();
        }

        var outcome = await choose.RunAsync(desk.Act(requestId), desk.PersonId!.Value, IsDaily, cancellation);
        return outcome.IsDone ? Redirect("/emails?saved=true") : this.No(outcome);
    }
}
