namespace Reviews.Host.Tests.Access;

/// <summary>What somebody who holds a role has to do with the review that is asked for.</summary>
internal enum Relation
{
    /// <summary>On it, in that role: of an agency or partner, for the one that the thing asked for is about.</summary>
    On,

    /// <summary>On it, in that role for another agency or partner. Only roles held for one body know this.</summary>
    OtherBody,

    /// <summary>Was on it, and was taken off; holds the role still.</summary>
    Left,

    /// <summary>Never was on it; holds the role, and is on another review: once one of Southend, once one of Essex, where they hold it alone.</summary>
    Elsewhere,
}
