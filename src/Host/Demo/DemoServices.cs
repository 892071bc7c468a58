namespace Reviews.Host.Demo;

internal static class DemoServices
{
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.AddScoped<SeedDemo>();
        services.AddSingleton<MoveDemoClock>();
        return services;
    }
}
