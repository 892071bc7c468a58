using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reviews.Host.Access;
using Reviews.Host.Demo;
using Reviews.Host.Queries;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Pages;

internal static class PeoplePageServices
{
    /// <summary>What the pages of set-up, sign-in and people need; and the demonstration's, which are there in no other mode.</summary>
    public static IServiceCollection AddPeoplePages(this IServiceCollection services, HostMode mode)
    {
        services.AddScoped<Session>();
        services.AddScoped<AfterJoining>();
        services.AddScoped<PasswordSignIn>();
        services.AddSingleton<SignInTurns>();
        services.AddSingleton<SignInClock>();
        services.AddSingleton<FactorSecrets>();
        services.AddScoped<SecondStep>();
        services.AddScoped<HalfSignIns>();
        services.AddScoped<FinishSetUp>();
        services.AddScoped<SecondFactorState>();
        services.AddScoped<OpenSignInReset>();
        services.AddScoped<IUserClaimsPrincipalFactory<Person>, PersonPrincipal>();
        services.AddScoped<IPasswordValidator<Person>, ObviousPasswords>();
        services.AddScoped<IdentityErrorDescriber, PasswordWords>();
        services.AddScoped<SetupState>();
        services.AddScoped<ThisPartnership>();
        services.AddScoped<OpenInvitation>();
        services.AddScoped<PeopleList>();
        services.AddScoped<MenuOf>();
        services.AddScoped<PageFrame>();
        services.AddScoped<CalendarInForce>();
        // After whatever else configures pages: the framework begins by replacing every convention made before its own turn.
        services.PostConfigure<RazorPagesOptions>(options =>
        {
            options.Conventions.ConfigureFilter(new OnlyItsMethods());
            options.Conventions.ConfigureFilter(new Microsoft.AspNetCore.Mvc.ServiceFilterAttribute<CalendarInForce>());
            options.Conventions.ConfigureFilter(new Microsoft.AspNetCore.Mvc.ServiceFilterAttribute<PageFrame>());
            options.Conventions.AuthorizeFolder("/People", Permission.ManagePeople.Id);
            options.Conventions.AuthorizeFolder("/Mail", Permission.ManageDelivery.Id);
            options.Conventions.AuthorizeFolder("/Timers", Permission.ManageTimers.Id);
            if (!mode.IsDemo)
                options.Conventions.AddFolderRouteModelConvention("/Demo", page => page.Selectors.Clear());
        });
        return mode.IsDemo ? services.AddDemo() : services;
    }
}
