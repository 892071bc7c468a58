namespace Reviews.Host.Tests.House;

/// <summary>The two databases that everything stored is tested on.</summary>
public enum Provider
{
    Sqlite,
    Postgres,
}
