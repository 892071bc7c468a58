using System.Globalization;
using Reviews.Host.Access;
using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Documents;
using Reviews.Host.Storage;
using Reviews.Notifications;
using Reviews.Notifications.Email;
using Reviews.Workflows.Reviews;

namespace Reviews.Host;

/// <summary>What is asked before anything is built: a bad setting and a bad definition are told together, all of them.</summary>
internal static class StartChecks
{
    private static readonly string[] Numbers = [$"{nameof(MailOptions.Smtp)}:{nameof(SmtpOptions.Port)}", $"{nameof(MailOptions.Smtp)}:{nameof(SmtpOptions.TimeoutSeconds)}", $"{nameof(MailOptions.Notify)}:{nameof(NotifyOptions.TimeoutSeconds)}"];
    private static readonly string[] Truths = [$"{nameof(MailOptions.Smtp)}:{nameof(SmtpOptions.RequireTls)}"];

    /// <param name="folder">Null where the definitions are not needed.</param>
    /// <exception cref="StartRefusedException">When a setting is wrong: with every one, and the problems of the definitions.</exception>
    public static void Run(IConfiguration settings, HostMode mode, WorkflowsFolder? folder)
    {
        var wrong = new List<string>(mode.Problems());
        if (DatabaseAddress.Problem(settings[$"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}"]) is { } problem)
            wrong.Add(problem);
        wrong.AddRange(MailProblems(settings.GetSection(MailOptions.Section)));
        wrong.AddRange(ReminderProblems(settings.GetSection(ReminderOptions.Section).Get<ReminderOptions>() ?? new ReminderOptions(), folder));
        wrong.AddRange(ProxyProblems(settings, mode));
        wrong.AddRange(KeyOptions.Read(settings).Problems());
        wrong.AddRange((settings.GetSection(ClearOutOptions.Section).Get<ClearOutOptions>() ?? new ClearOutOptions()).Problems());
        wrong.AddRange((settings.GetSection(DocumentOptions.Section).Get<DocumentOptions>() ?? new DocumentOptions()).Problems());
        if (wrong.Count == 0)
            return;
        if (folder is not null)
            wrong.AddRange(DefinitionChecks.Read(folder).Problems);
        throw new StartRefusedException(string.Join('\n', wrong));
    }

    /// <summary>What works, but not for everyone: links in mails that lead nowhere from another machine.</summary>
    public static string? WarningOf(IConfiguration settings, HostMode mode) =>
        mode.IsDemo || mode.IsLocal || !string.IsNullOrEmpty(settings[$"{MailOptions.Section}:{nameof(MailOptions.PublicBaseUrl)}"])
            ? null
            : $"Warning: Mail:PublicBaseUrl is not set, so links in mails begin with {mode.FirstUrl}. Set it to the address at which people reach Reviews.";

    // Whether a body is known is for the partnerships' own files to say.
    private static IReadOnlyList<string> ReminderProblems(ReminderOptions options, WorkflowsFolder? folder) =>
        folder is null || !Directory.Exists(folder.Path)
            ? options.Problems()
            : [.. options.Problems(), .. options.BodyProblems([.. PartnershipFolder.ReadAll(folder).Select(read => read.Partnership).OfType<Partnership>()])];

    // Kestrel listens where its own settings say, too.
    private static List<string> ProxyProblems(IConfiguration settings, HostMode mode)
    {
        var proxy = ProxyOptions.Read(settings);
        var wrong = proxy.Problems().ToList();
        var endpoints = settings.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>();
        if (proxy.KnownProxies.Count == 0)
        {
            wrong.AddRange(mode.PlainBeyondThisMachine(endpoints).Select(url =>
                $"Expected plain HTTP on this machine only, but {url} is open to others: serve https, or set Proxy:KnownProxies to the address of the TLS proxy in front."));
        }

        return wrong;
    }

    // A value of the wrong kind would end the reading at the first: it is told, left out, and the rest is asked as well.
    private static List<string> MailProblems(IConfigurationSection section)
    {
        var wrong = Numbers.Where(key => section[key] is { } text && !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)).Select(key => (key, "a whole number"))
            .Concat(Truths.Where(key => section[key] is { } text && !bool.TryParse(text, out _)).Select(key => (key, "true or false")))
            .ToDictionary(w => w.key, w => $"Expected {section.Path}:{w.key} to be {w.Item2}, but it is \"{section[w.key]}\".", StringComparer.OrdinalIgnoreCase);
        var readable = section.AsEnumerable(makePathsRelative: true).Where(value => !wrong.ContainsKey(value.Key));
        var options = new ConfigurationBuilder().AddInMemoryCollection(readable).Build().Get<MailOptions>() ?? new MailOptions();
        return [.. wrong.Values, .. options.Problems()];
    }
}
