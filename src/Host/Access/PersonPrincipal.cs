using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Access;

/// <summary>What a session says of a person: their id and the name that pages show. What they may do is read at each request.</summary>
internal sealed class PersonPrincipal(UserManager<Person> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Person>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        // The base names the person by the address they sign in with, and adds it once more.
        foreach (var claim in identity.Claims.Where(c => c.Type is ClaimTypes.Name or ClaimTypes.Email).ToList())
            identity.RemoveClaim(claim);
        identity.AddClaim(new Claim(ClaimTypes.Name, user.DisplayName));
        return identity;
    }
}
