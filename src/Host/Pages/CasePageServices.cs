using Reviews.Host.Pages.Calendar.Holidays;
using Reviews.Host.Pages.Tasks;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages;

internal static class CasePageServices
{
    /// <summary>What the pages of reviews and tasks need.</summary>
    public static IServiceCollection AddCasePages(this IServiceCollection services)
    {
        services.AddQueries();
        services.AddScoped<CaseDesk>();
        services.AddScoped<TaskDesk>();
        services.AddScoped<UnsentDesk>();
        services.AddScoped<CatchStaleForms>();
        services.AddScoped<HolidayDesk>();
        return services;
    }
}
