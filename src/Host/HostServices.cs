using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Reviews.Host.Access;
using Reviews.Host.Calendar;
using Reviews.Host.Casework;
using Reviews.Host.Clocks;
using Reviews.Host.Definitions;
using Reviews.Host.Documents;
using Reviews.Host.Jobs;
using Reviews.Host.Pages;
using Reviews.Host.ServiceTasks;
using Reviews.Host.Storage;
using Reviews.Host.Uploads;
using Reviews.Notifications;
using Reviews.Notifications.Email;

namespace Reviews.Host;

/// <summary>One line a module.</summary>
internal static class HostServices
{
    public static void AddReviews(this WebApplicationBuilder builder, HostMode mode)
    {
        var services = builder.Services;
        var database = DatabaseAddress.From(builder.Configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}"], mode.DataFolder);
        services.AddSingleton(mode);
        services.AddClock(mode);
        services.AddStorage(database);
        services.AddSingleton(WorkflowsFolder.Find());
        services.AddSingleton(provider => HolidayCalendar.Read(provider.GetRequiredService<WorkflowsFolder>()));
        services.AddSingleton<DefinitionShelf>();
        services.AddDocuments(builder.Configuration);
        services.AddCasework();
        services.AddServiceTasks();
        services.AddMail(builder.Configuration, mode);
        services.AddOptions<ReminderOptions>().Bind(builder.Configuration.GetSection(ReminderOptions.Section));
        services.AddSingleton((builder.Configuration.GetSection(ReminderOptions.Section).Get<ReminderOptions>() ?? new ReminderOptions()).Rules());
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = RequestLimits.Form);
        services.AddSingleton<UploadStore>();
        services.AddSingleton<IFileScanner, NoScanner>();
        var clearOut = builder.Configuration.GetSection(ClearOutOptions.Section);
        services.AddOptions<ClearOutOptions>().Bind(clearOut);
        services.AddJobs(database, mode.DataFolder, clearOut.Get<ClearOutOptions>() ?? new ClearOutOptions());
        services.AddProxy(ProxyOptions.Read(builder.Configuration), builder.Configuration[$"{MailOptions.Section}:{nameof(MailOptions.PublicBaseUrl)}"], builder.Configuration["AllowedHosts"]);
        services.AddAccess(mode, builder.Configuration);
        services.AddCasePages();
        services.AddPeoplePages(mode);
        services.AddRazorPages();
        services.AddHealthChecks().AddCheck<StorageHealth>("storage");
        // A letter case or a slash more is not another address.
        services.AddRouting(options => options.LowercaseUrls = true);
    }

    private static void AddMail(this IServiceCollection services, ConfigurationManager settings, HostMode mode)
    {
        services.AddOptions<MailOptions>().Bind(settings.GetSection(MailOptions.Section));
        services.AddSingleton(provider => new MailLinks(
            provider.GetRequiredService<IOptions<MailOptions>>().Value.PublicBaseUrl is { Length: > 0 } url ? new Uri(url) : mode.FirstUrl));
        services.AddSingleton<IMailSender>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<MailOptions>>().Value;
            return options.Sender switch
            {
                "smtp" => new SmtpSender(options),
                "notify" => new NotifySender(options.Notify, new HttpClient { Timeout = Timeout.InfiniteTimeSpan }, provider.GetRequiredService<TimeProvider>()),
                _ => new FolderSender(Path.Join(mode.DataFolder, "mail"), options.From),
            };
        });
    }
}
