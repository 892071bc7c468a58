using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Primitives;
using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;

namespace Reviews.Host.Access;

/// <summary>Begins and ends a browser's session, and records both.</summary>
internal sealed class Session(
    IHttpContextAccessor http, IAuthenticationSchemeProvider schemes, IUserClaimsPrincipalFactory<Person> principals, RecordSystemAct record, IClock clock)
{
    private static readonly string Scheme = IdentityConstants.ApplicationScheme;

    /// <summary>
    /// Signs a person in under a new key, whatever session the browser had. The cookie's handler remembers the key it has
    /// read and would use it again, so that a session planted before sign-in would become the person's: a fresh handler,
    /// which sees no cookie, makes a new one.
    /// </summary>
    /// <param name="how">Kebab-case, for the audit trail: <c>password</c>, <c>invitation</c>, <c>demo</c>.</param>
    public async Task BeginAsync(Person person, string how, CancellationToken cancellation)
    {
        var context = http.HttpContext!;
        await context.SignOutAsync(Scheme);
        context.Request.Headers.Cookie = StringValues.Empty;
        var handler = ActivatorUtilities.CreateInstance<CookieAuthenticationHandler>(context.RequestServices);
        await handler.InitializeAsync((await schemes.GetSchemeAsync(Scheme))!, context);
        await record.RunAsync(By(person.Id.ToString("D")), "signed-in", new { PersonId = person.Id, How = how }, cancellation);
        await handler.SignInAsync(await principals.CreateAsync(person), properties: null);
    }

    public async Task EndAsync(Guid personId, CancellationToken cancellation)
    {
        await record.RunAsync(By(personId.ToString("D")), "signed-out", new { PersonId = personId }, cancellation);
        await http.HttpContext!.SignOutAsync(Scheme);
    }

    private ActionContext By(string who) => new(who, clock.GetCurrentInstant(), Guid.NewGuid().ToString("N"));
}
