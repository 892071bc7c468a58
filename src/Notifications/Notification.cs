namespace Reviews.Notifications;

/// <summary>
/// Something to tell people: the base of the closed set in <c>Messages/</c>, one file each with its trigger, recipients and
/// wording. The same input gives the same message.
/// </summary>
public abstract record Notification
{
    /// <summary>The catalogue's name for it, kebab-case and stable.</summary>
    public abstract string Kind { get; }

    /// <summary>For an <c>Invitation</c> nobody: it goes to the address that was invited.</summary>
    public abstract Recipients To { get; }

    /// <summary>A meeting that goes into the calendar of everyone it goes to, or is taken out of it; null for none.</summary>
    public Calendar.CalendarEvent? Meeting { get; init; }

    /// <summary>The words.</summary>
    public Message Render() => new(Kind, Subject, Body, Attachments);

    private protected abstract string Subject { get; }

    private protected abstract string Body { get; }

    private protected virtual IReadOnlyList<Attachment> Attachments => [];
}
