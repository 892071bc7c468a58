namespace Reviews.Host.Storage.Rows;

/// <summary>Something this installation remembers about itself.</summary>
internal sealed class SettingRow
{
    public required string Name { get; init; }

    public required string Value { get; set; }
}

/// <summary>The names in use.</summary>
internal static class SettingNames
{
    /// <summary>The partnership chosen at set-up.</summary>
    public const string Partnership = "partnership";

    /// <summary>SHA-256 of the one-time set-up code, another one at each start; gone once it is used.</summary>
    public const string SetupCodeHash = "setup-code-hash";

    /// <summary>When set-up was completed.</summary>
    public const string SetupCompletedAt = "setup-completed-at";

    /// <summary>How often bank holidays were imported or withdrawn: by it, each host sees what another has changed.</summary>
    public const string CalendarVersion = "calendar-version";

    /// <summary>"real" or "demo": the demonstration never runs on real data.</summary>
    public const string Purpose = "purpose";

    /// <summary>Since when no mail is sent, until an operator says so: after a restore, or by hand. Gone while mail goes.</summary>
    public const string MailHeldSince = "mail-held-since";
}
