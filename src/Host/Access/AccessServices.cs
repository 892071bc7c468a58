using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Access;

internal static class AccessServices
{
    /// <summary>Identity with a cookie, sessions on the server, and one policy a permission; what asks for no policy asks for a sign-in.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, HostMode mode, IConfiguration settings)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentActor>();
        services.AddSingleton<WriterTokens>();
        services.AddScoped<LostAnswers>();
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, HiddenRefusals>();
        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            foreach (var permission in Permission.All)
                options.AddPolicy(permission.Id, policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)));
        });
        services.AddKeyRing(mode.DataFolder, KeyOptions.Read(settings));
        AddSignIn(services, mode);
        return services;
    }

    private static void AddSignIn(IServiceCollection services, HostMode mode)
    {
        services.AddIdentityCore<Person>(options =>
            {
                // Length is what counts: no composition rules (NCSC; ASVS v5.0.0-6.2.5), and passphrases are welcome.
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.User.RequireUniqueEmail = true;
                // Any character an address may have; the address itself is checked where it is entered.
                options.User.AllowedUserNameCharacters = "";
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<ReviewsDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        // OWASP asks for 220,000 rounds of PBKDF2-HMAC-SHA512; the default is 100,000.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 220_000);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddSingleton<SessionTickets>();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<SessionTickets, TimeProvider>((cookie, sessions, time) => Shape(cookie, mode, sessions, time));
        services.AddAntiforgery(options => Shape(options.Cookie, mode, "antiforgery"));
    }

    private static void Shape(CookieAuthenticationOptions cookie, HostMode mode, SessionTickets sessions, TimeProvider time)
    {
        Shape(cookie.Cookie, mode, "session");
        cookie.SessionStore = sessions;
        cookie.TimeProvider = time;
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(15);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.LogoutPath = "/sign-out";
    }

    // A browser takes __Host- only with Secure, and Secure only over TLS: where plain localhost is served, the name is a
    // plain one, and Secure is said whenever the request itself came over TLS.
    private static void Shape(CookieBuilder cookie, HostMode mode, string name)
    {
        cookie.Name = mode.IsHttps ? $"__Host-{name}" : name;
        cookie.SecurePolicy = mode.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = "/";
    }
}
