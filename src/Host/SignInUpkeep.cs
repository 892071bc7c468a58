using Reviews.Host.Casework;
using Reviews.Host.Queries;
using Reviews.Notifications;
using Reviews.Workflows;

namespace Reviews.Host;

/// <summary>Lets somebody in anew from the command line: an only administrator who lost what they sign in with has nobody else to ask.</summary>
internal static class SignInUpkeep
{
    /// <summary>Resets the sign-in and prints the link. Answers with an exit status.</summary>
    public static async Task<int> ResetAsync(HostMode mode, string email, string reason, CancellationToken cancellation)
    {
        await using var app = HostServer.Build(mode);
        Upkeep.ThereMustBeData(app.Services);
        await StartUp.MigrateAsync(app.Services, cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<PeopleList>().FindByEmailAsync(email, cancellation) is not { IsActive: true } person)
        {
            Console.Error.WriteLine($"Expected --email to be the address of somebody who can sign in, but nobody has {email}.");
            return 1;
        }

        var token = OneTimeSecret.New();
        var context = new ActionContext(Actors.CommandLine, app.Services.GetRequiredService<IClock>().GetCurrentInstant(), Guid.NewGuid().ToString("N"), reason.Trim());
        var outcome = await app.Services.GetRequiredService<ResetSignIn>().RunAsync(context, person.Id, token, cancellation);
        if (outcome.IsDone)
        {
            Console.Out.WriteLine(app.Services.GetRequiredService<MailLinks>().SignInReset(token));
            return 0;
        }

        Console.Error.WriteLine(outcome.Refusal?.Sentence ?? string.Join(" ", outcome.Errors.Select(error => error.Message)));
        return 1;
    }
}
