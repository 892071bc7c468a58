using System.Runtime.CompilerServices;

namespace Reviews.Workflows.Tests.Properties;

/// <summary>Something at work in the <see cref="ReferenceGame"/>, and what is at work in it.</summary>
internal sealed class Part
{
    public Part(Part? around, Work? work)
    {
        (Around, Work) = (around, work);
        around?.Within.Add(this);
    }

    public Part? Around { get; }

    /// <summary>Null of a round, a single event, an event sub-process and the process itself.</summary>
    public Work? Work { get; }

    public List<Part> Within { get; } = [];

    public List<(Trigger On, Action Fire)> Catches { get; } = [];

    /// <summary>What it is, where it is a process or a sub-process that has begun.</summary>
    public Scope? Scope { get; set; }

    public bool IsBeside { get; init; }

    public Action Done { get; set; } = () => { };

    /// <summary>On their way, or waiting at a join.</summary>
    public int Tokens { get; set; }

    /// <summary>Raised when all that is at work in it ends: what was on its way then never arrives.</summary>
    public int Era { get; set; }

    public int Count { get; set; }

    public int RoundsDone { get; set; }

    /// <summary>Of a job: how often it has failed since it was begun or taken up again.</summary>
    public int Failures { get; set; }

    public bool IsGone { get; set; }
}

internal enum WaitKind
{
    Task,
    Job,
    Incident,
    Call,
    Timer,
    Signal,
    Message,
    Condition,

    /// <summary>A repetition that may be given one item more.</summary>
    Body,
}

/// <summary>Something waited for.</summary>
/// <param name="On">Of a condition its variable, of a signal its name.</param>
internal sealed record Wait(WaitKind Kind, string Element, string On, Part At, Action Come)
{
    public StrongBox<bool> Met { get; } = new(false);

    public bool Equals(Wait? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
