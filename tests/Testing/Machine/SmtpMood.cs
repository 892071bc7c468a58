namespace Reviews.Testing.Machine;

/// <summary>What a mail server does with the next client.</summary>
public enum SmtpMood
{
    Takes,

    /// <summary>Every recipient is answered 451: try again later.</summary>
    AnswersLater,

    /// <summary>Tarpits: the client may say what it likes, nothing comes back.</summary>
    SaysNothing,

    /// <summary>Reads the whole message and goes away without an answer: by RFC 5321 (4.2.5, 6.1) it has accepted nothing, and the client must try again.</summary>
    DropsAfterData,

    /// <summary>Its port is closed for a while, whoever comes.</summary>
    RefusesConnections,
}
