using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Access;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Pages;

/// <summary>Somebody who has just chosen their password is signed in, and goes to their work.</summary>
internal sealed class AfterJoining(UserManager<Person> people, Session session)
{
    public async Task<IActionResult> GoAsync(Guid personId, string how, CancellationToken cancellation)
    {
        var person = await people.FindByIdAsync(personId.ToString("D", CultureInfo.InvariantCulture))
            ?? throw new InvalidOperationException($"Expected the person {personId} that was just made, but there is none.");
        await session.BeginAsync(person, how, cancellation);
        return new LocalRedirectResult("/");
    }
}
