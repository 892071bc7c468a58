using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Reviews.Host.Casework;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;

namespace Reviews.Host.Access;

/// <summary>The first code of a new authenticator: when it is right the app is set up, the person is signed in, and their recovery codes are there to be shown once.</summary>
internal sealed class FinishSetUp(SetUpSecondFactor setUp, UserManager<Person> people, Session session, HalfSignIns halfSignIns, SignInClock clock)
{
    /// <returns>The codes; or an empty list when the code is wrong; null when the half sign-in is over.</returns>
    public async Task<IReadOnlyList<string>?> RunAsync(HalfSignIn half, string typed, CancellationToken cancellation)
    {
        if (OneTimeCodes.Read(typed) is not { } digits || OneTimeCodes.StepOf(half.NewSecret!, digits, clock.RealTime) is not { } step)
            return [];
        var codes = RecoveryCodes.New();
        var context = new ActionContext(half.PersonId.ToString("D", CultureInfo.InvariantCulture), clock.Now, Guid.NewGuid().ToString("N"));
        var outcome = await setUp.RunAsync(context, new NewFactor(half.KeyHash, step, codes), clock.RealNow, cancellation);
        if (!outcome.IsDone || await people.FindByIdAsync(half.PersonId.ToString("D", CultureInfo.InvariantCulture)) is not { IsActive: true } person)
            return null;
        await people.ResetAccessFailedCountAsync(person);
        await halfSignIns.EndAsync(half, cancellation);
        await session.BeginAsync(person, half.Way, cancellation);
        return codes.Codes;
    }
}
