namespace Reviews.Host.Clocks;

internal static class ClockServices
{
    // The edge: the one place where the machine's clock enters. Below it, time is data.
#pragma warning disable RS0030
    public static IClock Real => SystemClock.Instance;

    /// <summary>What the sign-in cookie and sessions live by, also where the demonstration's clock runs ahead.</summary>
    public static TimeProvider RealTime => TimeProvider.System;
#pragma warning restore RS0030

    public static IServiceCollection AddClock(this IServiceCollection services, HostMode mode)
    {
        services.AddSingleton(RealTime);
        if (!mode.IsDemo)
            return services.AddSingleton(Real);
        return services
            .AddSingleton(provider => new DemoClock(Real, Path.Join(mode.DataFolder, "clock.txt"), provider.GetRequiredService<ILogger<DemoClock>>()))
            .AddSingleton<IClock>(provider => provider.GetRequiredService<DemoClock>());
    }
}
