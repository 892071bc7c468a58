namespace Reviews.Host.CommandLine;

/// <summary>The setting <c>Partnerships</c>: whose process is meant where several partnerships have one of the same id.</summary>
internal static class PartnershipOrder
{
    public const string Section = "Partnerships";

    /// <summary>The ids as the settings beside the assembly, or the environment, give them; the first comes first.</summary>
    /// <exception cref="WrongInputException">When the settings cannot be read.</exception>
    public static IReadOnlyList<string> Read()
    {
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                .AddEnvironmentVariables()
                .Build().GetSection(Section).Get<string[]>() ?? [];
        }
        catch (InvalidDataException unreadable)
        {
            throw new WrongInputException($"{unreadable.Message} {unreadable.GetBaseException().Message}");
        }
    }
}
