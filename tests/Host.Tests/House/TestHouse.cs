using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Jobs;
using Reviews.Host.ServiceTasks;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Host.Uploads;
using Reviews.Notifications;
using Reviews.Notifications.Email;
using Reviews.Testing.Machine;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Tests.House;

/// <summary>Everything below the pages, on a database of its own: SQLite in a file or a real PostgreSQL.</summary>
internal sealed class TestHouse : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("reviews-house-").FullName;
    private readonly ServiceProvider services;

    private readonly DatabaseAddress address;

    private TestHouse(DatabaseAddress? database)
    {
        address = database ?? DatabaseAddress.Sqlite(Path.Combine(folder, "reviews.db"));
        var all = new ServiceCollection();
        all.AddLogging();
        all.AddSingleton<IClock>(Clock);
        all.AddSingleton<TimeProvider>(new TestTime(Clock));
        all.AddSingleton(HostMode.Of(isDemo: false, folder, urls: null));
        all.AddStorage(address);
        all.AddSingleton(HolidayCalendar.Read(new WorkflowsFolder(Path.Combine(Repository.Root, "workflows"))));
        all.AddSingleton<DefinitionShelf>();
        all.AddCasework();
        all.AddServiceTasks();
        all.AddSingleton(new MailLinks(new Uri("https://reviews.example.org")));
        all.AddSingleton<IMailSender>(Mail);
        all.AddSingleton<UploadStore>();
        all.AddSingleton<IFileScanner, NoScanner>();
        // Without the settings' ladders: what is mailed of a test's process is what the process says.
        all.AddSingleton(new ReminderOptions().Rules() with { Remind = null, Escalate = null });
        all.AddSingleton<DueWork>();
        all.AddSingleton<ReminderQueue>();
        all.AddSingleton<DelayReviewQueue>();
        all.AddSingleton<DigestRound>();
        all.AddSingleton<MailRound>();
        all.AddSingleton<Sweep>();
        all.AddIdentityCore<Person>().AddEntityFrameworkStores<ReviewsDb>();
        services = all.BuildServiceProvider();
    }

    /// <summary>As the command line names it: the SQLite file is in it.</summary>
    public string DataFolder => folder;

    public TestClock Clock { get; } = new(Instant.FromUtc(2026, 11, 23, 9, 0));

    public TestMail Mail { get; } = new();

    public static DatabaseAddress? AddressOf(Provider provider) => provider == Provider.Sqlite
        ? null
        : DatabaseAddress.From(PostgresServer.Shared.ConnectionString($"house_{Guid.NewGuid():N}"), dataFolder: "");

    public static Task<TestHouse> OpenAsync(Provider provider) => OpenAsync(AddressOf(provider));

    /// <summary>Another host on the same data, which must be closed before this one.</summary>
    public Task<TestHouse> BesideAsync() => OpenAsync(address);

    /// <param name="database">Null for one of its own, on SQLite.</param>
    public static async Task<TestHouse> OpenAsync(DatabaseAddress? database)
    {
        var house = new TestHouse(database);
        await using (var db = house.Read())
            await db.Database.MigrateAsync();
        TestDefinitions.Write(Path.Combine(house.folder, "workflows"));
        await house.TakeInAsync();
        return house;
    }

    /// <summary>A process of it is edited, the small one unless another is named, and the edited one is in force from now on.</summary>
    public Task EditAsync(Func<string, string> edit, string process = "two-steps")
    {
        var file = Path.Combine(folder, "workflows", "southend", process + ".bpmn");
        var (text, edited) = (File.ReadAllText(file), edit(File.ReadAllText(file)));
        edited.Should().NotBe(text);
        File.WriteAllText(file, edited);
        return TakeInAsync();
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>For the verbs that live as long as a request.</summary>
    public AsyncServiceScope Scope() => services.CreateAsyncScope();

    public ReviewsDb Read() => Get<IDbContextFactory<ReviewsDb>>().CreateDbContext();

    /// <summary>Changes the database behind the back of what is tested.</summary>
    public async Task SqlAsync(string sql)
    {
        await using var db = Read();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    /// <summary>A person with a standing role.</summary>
    public async Task<Guid> HasAsync(Role role, string? body = null)
    {
        var person = new Person { Id = Guid.NewGuid(), UserName = Guid.NewGuid().ToString("N"), Email = $"{role.Id}@example.org", DisplayName = role.Name };
        await Get<WriteTransactions>().RunAsync(
            db =>
            {
                db.Users.Add(person);
                db.RoleAssignments.Add(new RoleAssignmentRow { Id = Guid.NewGuid(), PersonId = person.Id, Role = role.Id, Body = body, GrantedBy = "test", Since = Clock.Now });
                return Task.FromResult(true);
            },
            CancellationToken.None);
        return person.Id;
    }

    public ActionContext By(Guid person, string? requestId = null, string? why = null) =>
        new(person.ToString("D"), Clock.Now, requestId ?? Guid.NewGuid().ToString("N"), why);

    /// <summary>A review of the small process, started by that business manager.</summary>
    public async Task<StartedReview> HasReviewAsync(Guid manager)
    {
        var outcome = await Get<StartReview>().RunAsync(By(manager), new NewReview("southend", "two-steps", Anchor: null, ["hospital"], FeelContext.Empty), CancellationToken.None);
        outcome.Refusal.Should().BeNull();
        return outcome.Value!;
    }

    public async Task<ReviewTaskRow> OpenTaskAsync(string element)
    {
        await using var db = Read();
        return await db.ReviewTasks.AsNoTracking().SingleAsync(t => t.ElementId == element && t.IsOpen);
    }

    public Task<Outcome<SubmittedTask>> SubmitAsync(Guid person, Guid task, string? requestId = null) => Get<SubmitTask>()
        .RunAsync(By(person, requestId), task, new Dictionary<string, IReadOnlyList<string>>(), [], CancellationToken.None);

    private async Task TakeInAsync()
    {
        var read = PartnershipFolder.ReadAll(new WorkflowsFolder(Path.Combine(folder, "workflows")));
        read.SelectMany(f => f.Problems).Should().BeEmpty();
        await Get<DefinitionShelf>().TakeInAsync(read, Clock.Now, Get<WriteTransactions>(), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
