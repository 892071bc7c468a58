using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Reviews.Host.Definitions;
using Reviews.Host.Jobs;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>
/// The real application on a port of its own, with SQLite and Southend's own definitions, a clock that is set, and its
/// sweeps run when a test says so. People sign in by a real session; nothing is faked but the time.
/// </summary>
public sealed class CaseWorld : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly SetClock clock;
    private readonly string folder;

    private CaseWorld(WebApplication running, SetClock time, string kept) => (app, clock, folder) = (running, time, kept);

    internal Instant Now => clock.GetCurrentInstant();

    internal IServiceProvider Services => app.Services;

    /// <summary>What went wrong inside, for whoever is answered 500.</summary>
    internal ErrorLog Errors { get; private init; } = null!;

    /// <summary>The names under which bytes of files are kept.</summary>
    internal IReadOnlyList<string> KeptFiles => Path.Combine(folder, "data", "uploads") is var uploads && Directory.Exists(uploads) ? Directory.GetFiles(uploads) : [];

    /// <param name="now">London time.</param>
    public static async Task<CaseWorld> StartAsync(LocalDateTime now)
    {
        var kept = Directory.CreateTempSubdirectory("reviews-pages-").FullName;
        var mode = new HostMode(IsDemo: false, Path.Combine(kept, "data"), "http://127.0.0.1:0", IsHttps: false);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(HostMode).Assembly.GetName().Name,
            EnvironmentName = Environments.Production,
        });
        var errors = new ErrorLog();
        builder.Logging.ClearProviders().AddProvider(errors).SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseUrls(mode.Urls);
        builder.AddReviews(mode);
        // No sweep but the tests' own, and no time but theirs.
        foreach (var swept in builder.Services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Namespace?.StartsWith("Quartz", StringComparison.Ordinal) == true).ToList())
            builder.Services.Remove(swept);
        var time = new SetClock(Workflows.Deadlines.LondonTime.ToInstant(now));
        builder.Services.AddSingleton<IClock>(time);
        var running = builder.Build();
        running.UseReviews(mode);
        await StartUp.PrepareAsync(running.Services, TextWriter.Null, CancellationToken.None);
        await running.StartAsync();
        return new CaseWorld(running, time, kept) { Errors = errors };
    }

    public Task<PersonAtWork> SomeoneAsync(string name, params string[] groups) => SomeoneInAsync(name, [.. groups.Select(group => ("southend", group))]);

    /// <summary>Somebody with standing roles in several partnerships.</summary>
    public async Task<PersonAtWork> SomeoneInAsync(string name, params (string Partnership, string Group)[] roles)
    {
        var person = new Person { Id = Guid.NewGuid(), DisplayName = name, UserName = $"{name}@example.org", NormalizedUserName = name.ToUpperInvariant(), CreatedAt = Now, SecurityStamp = "x" };
        (person.Email, person.NormalizedEmail) = (person.UserName, person.UserName!.ToUpperInvariant());
        await app.Services.GetRequiredService<WriteTransactions>().RunAsync(
            db =>
            {
                db.Users.Add(person);
                foreach (var (partnership, group) in roles.Select(role => (role.Partnership, Group.Parse(role.Group))))
                {
                    db.RoleAssignments.Add(new RoleAssignmentRow
                    {
                        Id = Guid.NewGuid(),
                        PersonId = person.Id,
                        Role = group.Role.Id,
                        Body = group.Body,
                        Partnership = group.Role == Role.Administrator ? null : partnership,
                        GrantedBy = "system",
                        Since = Now,
                    });
                }

                return Task.FromResult(true);
            },
            CancellationToken.None);
        var cookies = new CookieContainer();
        return new PersonAtWork(this, person.Id, name, await SignInAsync(person, cookies), cookies);
    }

    /// <summary>The same person, signed in at another browser.</summary>
    public Task<PersonAtWork> SignInAgainAsync(PersonAtWork who) => SignInAtAsync(who, new CookieContainer());

    /// <summary>Somebody signed in at a browser that holds these cookies already.</summary>
    public async Task<PersonAtWork> SignInAtAsync(PersonAtWork who, CookieContainer browser) =>
        new(this, who.Id, who.Name, await SignInAsync(await ReadAsync(db => db.Users.SingleAsync(u => u.Id == who.Id)), browser), browser);

    /// <summary>A program or a person that is not signed in.</summary>
    public PersonAtWork Stranger() =>
        new(this, Guid.Empty, "A stranger", new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) });

    /// <summary>Time goes on to then (London), and what fell due meanwhile is done.</summary>
    public async Task MoveToAsync(LocalDateTime then)
    {
        clock.Now = Workflows.Deadlines.LondonTime.ToInstant(then);
        await SweepAsync();
    }

    /// <summary>Time goes on to then (London), and no sweep has come by yet.</summary>
    public void PassTo(LocalDateTime then) => clock.Now = Workflows.Deadlines.LondonTime.ToInstant(then);

    /// <summary>A file of workflows/ is edited, and the edited one is in force from now on.</summary>
    public async Task EditAsync(string file, Func<string, string> edit)
    {
        var path = Path.Combine(OwnWorkflows(), file);
        var text = await File.ReadAllTextAsync(path);
        var edited = edit(text);
        edited.Should().NotBe(text);
        await File.WriteAllTextAsync(path, edited);
        await TakeInAsync();
    }

    /// <summary>Processes and forms are put beside Southend's own, and are in force from now on.</summary>
    public async Task AddAsync(params string[] files)
    {
        foreach (var file in files)
            File.Copy(file, Path.Combine(OwnWorkflows(), "southend", file.EndsWith(".form", StringComparison.Ordinal) ? "forms" : "", Path.GetFileName(file)));
        await TakeInAsync();
    }

    public Task SweepAsync() => app.Services.GetRequiredService<DueWork>().RunAsync(CancellationToken.None);

    /// <summary>The reminders and escalations that are owed by now go into the outbox.</summary>
    public Task RemindAsync() => app.Services.GetRequiredService<ReminderQueue>().RunAsync(CancellationToken.None);

    internal async Task<T> ReadAsync<T>(Func<ReviewsDb, Task<T>> query)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<ReviewsDb>>().CreateDbContextAsync();
        return await query(db);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string OwnWorkflows()
    {
        var copy = Path.Combine(folder, "workflows");
        if (!Directory.Exists(copy))
            CopyFolder(app.Services.GetRequiredService<WorkflowsFolder>().Path, copy);
        return copy;
    }

    private async Task TakeInAsync()
    {
        var read = PartnershipFolder.ReadAll(new WorkflowsFolder(OwnWorkflows()));
        read.SelectMany(f => f.Problems).Should().BeEmpty();
        await app.Services.GetRequiredService<DefinitionShelf>().TakeInAsync(read, Now, app.Services.GetRequiredService<WriteTransactions>(), CancellationToken.None);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    // A session as the sign-in page makes it: the ticket is a row, the cookie its key.
    private async Task<HttpClient> SignInAsync(Person person, CookieContainer cookies)
    {
        var scheme = IdentityConstants.ApplicationScheme;
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var who = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person.Id.ToString("D")), new(ClaimTypes.Name, person.DisplayName)], scheme);
        var now = DateTimeOffset.FromUnixTimeSeconds(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds());
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) };
        var key = await options.SessionStore!.StoreAsync(new AuthenticationTicket(new ClaimsPrincipal(who), properties, scheme));
        var holder = new ClaimsPrincipal(new ClaimsIdentity([new Claim("Microsoft.AspNetCore.Authentication.Cookies-SessionId", key)], scheme));
        var address = new Uri(app.Urls.First());
        cookies.Add(address, new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(new AuthenticationTicket(holder, null, scheme))));
        return new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
    }

    private sealed class SetClock(Instant now) : IClock
    {
        public Instant Now { get; set; } = now;

        public Instant GetCurrentInstant() => Now;
    }
}
