namespace Reviews.Notifications.Email;

/// <summary>How mail leaves: the settings' section <c>Mail</c>.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>The address mails come from.</summary>
    public string From { get; set; } = "reviews@localhost";

    /// <summary>Where people reach the system; every link in a mail begins with it. Empty: the first address it serves on.</summary>
    public string PublicBaseUrl { get; set; } = "";

    /// <summary><c>folder</c>: files to be fetched by hand, under the data folder. <c>smtp</c>: a mail server. <c>notify</c>: GOV.UK Notify.</summary>
    public string Sender { get; set; } = "folder";

    public SmtpOptions Smtp { get; set; } = new();

    public NotifyOptions Notify { get; set; } = new();

    /// <summary>What is wrong with these settings, one sentence each; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (MailboxAddress.Read(From) is null)
            problems.Add($"Expected Mail:From to be one address such as reviews@example.org, but it is \"{From}\".");
        if (PublicBaseUrl.Length > 0 && (!Uri.TryCreate(PublicBaseUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Query.Length + url.Fragment.Length > 0))
            problems.Add($"Expected Mail:PublicBaseUrl to be an address such as https://reviews.example.org, but it is \"{PublicBaseUrl}\".");
        if (Sender is not ("folder" or "smtp" or "notify"))
            problems.Add($"Expected Mail:Sender to be folder, smtp or notify, but it is \"{Sender}\".");
        if (Sender == "smtp" && string.IsNullOrWhiteSpace(Smtp.Host))
            problems.Add("Expected Mail:Smtp:Host to name the mail server, because Mail:Sender is smtp, but it is empty.");
        if (Smtp.Port is < 1 or > 65535)
            problems.Add(FormattableString.Invariant($"Expected Mail:Smtp:Port to be from 1 to 65535, but it is {Smtp.Port}."));
        if (Smtp.TimeoutSeconds is < 1 or > 300)
            problems.Add(FormattableString.Invariant($"Expected Mail:Smtp:TimeoutSeconds to be from 1 to 300, but it is {Smtp.TimeoutSeconds}."));
        if (string.IsNullOrEmpty(Smtp.UserName) != string.IsNullOrEmpty(Smtp.Password))
            problems.Add("Expected Mail:Smtp:UserName and Mail:Smtp:Password both or neither, but there is one.");
        if (!string.IsNullOrEmpty(Smtp.UserName) && !Smtp.RequireTls)
            problems.Add("Expected Mail:Smtp:RequireTls with a password, because it would be sent in the clear, but it is false.");
        problems.AddRange(Notify.Problems(areUsed: Sender == "notify"));
        return problems;
    }
}

/// <summary>The mail server.</summary>
public sealed class SmtpOptions
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary>STARTTLS with a valid certificate, or the mail is not sent.</summary>
    public bool RequireTls { get; set; } = true;

    /// <summary>For the whole hand-over of one mail.</summary>
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>Empty: no authentication.</summary>
    public string UserName { get; set; } = "";

    /// <summary>From the environment or a secret store; never in a committed file.</summary>
    public string Password { get; set; } = "";
}
