using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;
using Reviews.Host.Casework;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.Mail;

/// <summary>Mail that could not be delivered, mail that waits, and whether any goes at all.</summary>
internal sealed class IndexModel(OwedMail mail, CurrentActor actor, ResendMail resend, HoldMail hold) : PageModel
{
    [BindProperty]
    public string? RequestId { get; set; }

    public MailList GivenUp { get; private set; } = new([], 0);

    public MailList Waiting { get; private set; } = new([], 0);

    public bool HasVoteMail { get; private set; }

    public Instant? HeldSince { get; private set; }

    /// <summary>What was just done, in a sentence.</summary>
    public string? Done { get; private set; }

    private Workflows.ActionContext Act => actor.Act(PageAnswers.Known(RequestId));

    public async Task OnGetAsync(string? done, CancellationToken cancellation)
    {
        RequestId = Guid.NewGuid().ToString("D");
        Done = done switch
        {
            "again" => "It is tried again with the next mail that goes.",
            "released" => "Mail goes again.",
            "held" => "No mail is sent from now on.",
            _ => null,
        };
        await PrepareAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAgainAsync([FromForm] Guid mailId, CancellationToken cancellation) =>
        await BackAsync(await resend.RunAsync(Act, mailId, cancellation), "again", cancellation);

    public async Task<IActionResult> OnPostReleaseAsync(CancellationToken cancellation) =>
        await BackAsync(await hold.RunAsync(Act, isHeld: false, cancellation), "released", cancellation);

    public async Task<IActionResult> OnPostHoldAsync(CancellationToken cancellation) =>
        await BackAsync(await hold.RunAsync(Act, isHeld: true, cancellation), "held", cancellation);

    private async Task<IActionResult> BackAsync<T>(Outcome<T> outcome, string done, CancellationToken cancellation)
        where T : class
    {
        if (outcome.IsDone)
            return LocalRedirect($"/mail?done={done}");
        await PrepareAsync(cancellation);
        return this.No(outcome);
    }

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        ViewData["Title"] = "Mail";
        HeldSince = await mail.HeldSinceAsync(cancellation);
        GivenUp = await mail.GivenUpAsync(actor.PersonId, cancellation);
        Waiting = await mail.WaitingAsync(actor.PersonId, cancellation);
        HasVoteMail = await mail.AnyOfAnOpenVoteAsync(actor.PersonId, cancellation);
    }
}
