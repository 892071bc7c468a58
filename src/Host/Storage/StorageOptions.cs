namespace Reviews.Host.Storage;

/// <summary>Where the data is: the settings' section <c>Storage</c>.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary><c>Host=…</c> means PostgreSQL; empty means a SQLite file in the data folder.</summary>
    public string ConnectionString { get; set; } = "";
}
