using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification.Soundness;

/// <summary>The errors, or the escalations, that can come out of something.</summary>
/// <param name="ByCode">Those whose code is known, each with an element that throws it.</param>
/// <param name="AnyCode">Whether others may come too: a job ends in whatever error it likes.</param>
internal sealed record Thrown(IReadOnlyDictionary<string, Element> ByCode, bool AnyCode)
{
    public static Thrown Nothing { get; } = new(new Dictionary<string, Element>(), AnyCode: false);

    public static Thrown Anything { get; } = new(new Dictionary<string, Element>(), AnyCode: true);

    public static Thrown One(string code, Element by) => new(new Dictionary<string, Element> { [code] = by }, AnyCode: false);

    /// <summary>Whether something comes that an event of this code catches; null catches every code.</summary>
    public bool Reaches(string? code) => AnyCode || (code is null ? ByCode.Count > 0 : ByCode.ContainsKey(code));

    public Thrown With(Thrown more) => new(ByCode.Concat(more.ByCode).DistinctBy(t => t.Key).ToDictionary(), AnyCode || more.AnyCode);

    /// <summary>The same, thrown by this element as far as those around it see.</summary>
    public Thrown By(Element element) => this with { ByCode = ByCode.ToDictionary(t => t.Key, _ => element) };

    /// <summary>What is left once events of these codes have caught theirs.</summary>
    public Thrown PastThose(IReadOnlyCollection<string?> codes) => codes.Contains(null)
        ? Nothing
        : new Thrown(ByCode.Where(t => !codes.Contains(t.Key)).ToDictionary(), AnyCode);
}

/// <summary>What may become of an activity, or of a scope, once it has begun.</summary>
internal sealed record Outcome(bool CanComplete, Thrown Errors, Thrown Escalations)
{
    /// <summary>Of something that is not known: every event on its border may wake.</summary>
    public static Outcome Any { get; } = new(CanComplete: true, Thrown.Anything, Thrown.Anything);
}
