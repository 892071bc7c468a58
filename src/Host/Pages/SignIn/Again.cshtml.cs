using Microsoft.AspNetCore.Authorization;
using Reviews.Host.Access;
using Reviews.Host.Casework;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.SignIn;

/// <summary>The holder of a reset's link chooses a new password.</summary>
[AllowAnonymous]
internal sealed class AgainModel(OpenSignInReset resets, ChooseNewPassword choose, CurrentActor actor, AfterJoining joined, IClock clock)
    : NewPasswordModel(joined, SignInWay.Reset, ChooseNewPassword.Gone)
{
    /// <summary>Null when the link cannot be used.</summary>
    public ResetOf? Person { get; private set; }

    protected override async Task<bool> FindAsync(string token, CancellationToken cancellation)
    {
        Person = await resets.FindAsync(token, clock.GetCurrentInstant(), cancellation);
        ViewData["Title"] = Person is null ? "Link" : "Get back in";
        return Person is not null;
    }

    protected override void Forget() => Person = null;

    protected override Task<Outcome<ChangedPerson>> ChooseAsync(string token, string password, CancellationToken cancellation) =>
        choose.RunAsync(actor.ActAs(Person!.PersonId.ToString("D")), token, password, cancellation);
}
