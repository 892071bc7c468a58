using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Access;
using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Workflows;

namespace Reviews.Host.Pages.Invitations;

/// <summary>The holder of an invitation's link chooses a password.</summary>
[AllowAnonymous]
internal sealed class AcceptModel(OpenInvitation invitations, AcceptInvitation accept, CurrentActor actor, AfterJoining joined, IClock clock)
    : NewPasswordModel(joined, SignInWay.Invitation, AcceptInvitation.Gone)
{
    [BindProperty]
    public string? RequestId { get; set; }

    /// <summary>Null when the link cannot be used.</summary>
    public Invited? Invited { get; private set; }

    protected override async Task<bool> FindAsync(string token, CancellationToken cancellation)
    {
        RequestId ??= Guid.NewGuid().ToString("D");
        Invited = await invitations.FindAsync(token, clock.GetCurrentInstant(), cancellation);
        ViewData["Title"] = Invited is null ? "Invitation" : "Set up your account";
        return Invited is not null;
    }

    protected override void Forget() => Invited = null;

    protected override Task<Outcome<ChangedPerson>> ChooseAsync(string token, string password, CancellationToken cancellation) =>
        accept.RunAsync(actor.ActAs(Actors.Invitation(Invited!.Id.ToString("D")), PageAnswers.Known(RequestId)), token, password, cancellation);
}
