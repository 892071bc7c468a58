namespace Reviews.Notifications.Email;

/// <summary>GOV.UK Notify, as the settings' section <c>Mail:Notify</c> says it.</summary>
public sealed class NotifyOptions
{
    /// <summary>Of a key: a name, then the service's id and the secret, each a UUID, joined by <c>-</c>.</summary>
    private const int UuidLength = 36;

    /// <summary>As Notify shows it once. From the environment or a secret store; never in a committed file.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The id of the one template: its subject is <c>((subject))</c>, its text <c>((body))</c> and, below it, <c>((file))</c>.</summary>
    public string TemplateId { get; set; } = "";

    public string BaseUrl { get; set; } = "https://api.notifications.service.gov.uk";

    /// <summary>For the whole hand-over of one mail.</summary>
    public int TimeoutSeconds { get; set; } = 15;

    internal string ServiceId => ApiKey[^((2 * UuidLength) + 1)..^(UuidLength + 1)];

    internal string Secret => ApiKey[^UuidLength..];

    /// <summary>What is wrong with these settings, one sentence each; a key that cannot be read is not repeated.</summary>
    /// <param name="areUsed">Whether mail leaves this way; else only what is wrong in any case is said.</param>
    internal IEnumerable<string> Problems(bool areUsed)
    {
        if (areUsed && !IsKey)
            yield return $"Expected Mail:Notify:ApiKey to be a key as GOV.UK Notify shows it, a name and two UUIDs, because Mail:Sender is notify, but it is {(ApiKey.Length == 0 ? "empty" : "something else")}.";
        if (areUsed && !Guid.TryParseExact(TemplateId, "D", out _))
            yield return $"Expected Mail:Notify:TemplateId to be a template's UUID, because Mail:Sender is notify, but it is \"{TemplateId}\".";
        if (!Uri.TryCreate(BaseUrl, UriKind.Absolute, out var url) || url.Query.Length + url.Fragment.Length > 0 || !(url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback)))
            yield return $"Expected Mail:Notify:BaseUrl to be an https address, because a key's signature goes there, but it is \"{BaseUrl}\".";
        if (TimeoutSeconds is < 1 or > 300)
            yield return FormattableString.Invariant($"Expected Mail:Notify:TimeoutSeconds to be from 1 to 300, but it is {TimeoutSeconds}.");
    }

    private bool IsKey => ApiKey.Length > (2 * UuidLength) + 2
        && ApiKey[^((2 * UuidLength) + 2)] == '-' && ApiKey[^(UuidLength + 1)] == '-'
        && Guid.TryParseExact(ServiceId, "D", out _) && Guid.TryParseExact(Secret, "D", out _);
}
