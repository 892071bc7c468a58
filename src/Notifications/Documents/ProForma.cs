namespace Reviews.Notifications.Documents;

/// <summary>The blank pro-formas an agency's report can be prepared on, as the commissioning form names them.</summary>
public enum ProForma
{
    Standard,

    /// <summary>Little is known yet.</summary>
    Short,

    /// <summary>Several children: what differs between them is asked for.</summary>
    Siblings,
}
