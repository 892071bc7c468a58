namespace Reviews.Host.Uploads;

/// <summary>How large a request may be, in bytes: small everywhere but where files are sent.</summary>
internal static class RequestLimits
{
    /// <summary>The forms without files: the longest text they take is far shorter.</summary>
    public const long Form = 1024 * 1024;

    /// <summary>Five of the largest files and what was typed beside them. A file a little too large must get through, to be refused by name.</summary>
    public const long Files = (5 * FileRules.LargestBytes) + Form;

    /// <summary>What is read to its end, only to be able to answer: beyond it the connection is cut.</summary>
    public const long Drained = 8 * Files;
}
