using Reviews.Testing;

namespace Reviews.Workflows.Tests.Properties;

/// <summary>
/// A process nobody would draw: blocks nested in blocks at random. Its conditions are the variables <see cref="Choices"/>, true or
/// false as whoever runs it likes; its events wait for <see cref="AwaitedVariables"/>. Left to the drawings under
/// <c>Constructs</c>: mappings and scoped variables, correlation keys, cyclic and dated timers, mixed gateways, script, send and
/// business-rule tasks, and processes that really call each other.
/// </summary>
internal sealed class RandomProcess
{
    private const int MostElements = 50;

    private readonly Dice dice;
    private readonly Manner manner;
    private int count;

    /// <summary>How many scopes around catch an error.</summary>
    private int guards;

    private RandomProcess(uint seed, Manner manner)
    {
        dice = new Dice(seed);
        this.manner = manner;
    }

    public static IReadOnlyList<string> Choices { get; } = [.. Enumerable.Range(0, 6).Select(n => FormattableString.Invariant($"c{n}"))];

    public static IReadOnlyList<string> AwaitedVariables { get; } = ["w0", "w1", "w2"];

    public static Scope Make(uint seed, Manner manner)
    {
        var process = new RandomProcess(seed, manner);
        return process.Scope(depth: 3, process.dice.Roll(8) == 0 ? EndKind.Terminate : EndKind.Plain, errorBeside: false);
    }

    public static string Write(uint seed, Manner manner) => BlockWriter.Write(Make(seed, manner));

    private Scope Scope(int depth, EndKind end, bool errorBeside)
    {
        var start = Id();
        var body = Blocks(depth);
        var ending = end switch
        {
            EndKind.Error or EndKind.Terminate => new Ending(Id(), end, Id(), Id(), Choice()),
            _ => new Ending(Id(), end),
        };
        var beside = new List<EventScope>();

        // What is thrown in one of those beside passes the others by.
        if (errorBeside) guards--;
        if (errorBeside) beside.Add(Beside(depth - 1, new Trigger(TriggerKind.Error, dice.Toss() ? "failed" : ""), interrupting: true));
        while (depth > 0 && beside.Count < 2 && dice.Roll(5) == 0)
            beside.Add(Beside(depth - 1, dice.Pick([News(), Timer(), Message(), Condition(), .. beside.Exists(other => other.On.Kind == TriggerKind.Escalation) ? [] : Told(end)]), dice.Toss()));
        if (errorBeside) guards++;
        return new(start, body, ending, beside);
    }

    /// <summary>An escalation to wait for, where the scope's end is sure to tell one: the events of an activity that never fire are dead.</summary>
    private static IEnumerable<Trigger> Told(EndKind end, string code = "late") => end == EndKind.Escalation ? [new(TriggerKind.Escalation, code)] : [];

    private EventScope Beside(int depth, Trigger on, bool interrupting) => new(Id(), Id(), on, interrupting, Blocks(depth), Id());

    private Block Blocks(int depth)
    {
        var parts = new List<Block> { Block(depth) };
        for (var more = dice.Roll(3); more > 0; more--) parts.Add(Block(depth));
        return parts.Count == 1 ? parts[0] : new InSequence(parts);
    }

    private Block Block(int depth) => depth <= 0 || count > MostElements ? Leaf() : dice.Roll(12) switch
    {
        0 => Split("exclusiveGateway", depth),
        1 => Split("parallelGateway", depth),
        2 => Split("inclusiveGateway", depth),
        3 => new Loop(Id(), Task(), Blocks(depth - 1), Id(), Choice(), Id()),
        4 => MayFail(depth),
        5 => new FirstOf(Id(), [.. Ways().Select(on => (new Catch(Id(), on), Blocks(depth - 1)))], Id()),
        6 => SubProcess(depth, null),
        7 => SubProcess(depth, Repetition()),
        8 => Guarded(depth, dice.Pick([WorkKind.User, WorkKind.User, WorkKind.Job, WorkKind.Call]), Repetition()),
        9 when manner == Manner.Doubled => Reminded(depth),
        10 => Split("userTask", depth),
        _ => Leaf(),
    };

    private Block Leaf() => dice.Roll(12) switch
    {
        0 => new Work(Id(), WorkKind.Job, null, [], null, null),
        1 => new Work(Id(), WorkKind.Manual, null, [], null, null),
        2 => new Work(Id(), WorkKind.User, Repetition(), [], null, null),
        3 => new Work(Id(), WorkKind.Call, null, [], null, null),
        4 => new Work(Id(), WorkKind.Receive, null, [], null, null),
        5 => new Catch(Id(), dice.Pick([Timer(), Condition(), Message(), Noise()])),
        6 => new Throw(Id(), new Trigger(TriggerKind.Escalation, "late")),
        8 => new Throw(Id(), Noise()),
        7 => new Jump(Id(), Id()),
        _ => Task(),
    };

    private Work Task() => new(Id(), WorkKind.User, null, [], null, null);

    private Split Split(string kind, int depth)
    {
        var (split, join) = (Id(), Id());
        var joinKind = Properties.Split.JoinOf(kind);
        if (manner == Manner.Crooked && dice.Roll(3) == 0) joinKind = dice.Pick(["exclusiveGateway", "parallelGateway", "inclusiveGateway"]);
        var branches = new List<Branch>();
        for (var (branch, all) = (0, 2 + dice.Roll(2)); branch < all; branch++)
        {
            var condition = kind == "parallelGateway" || branch == 0 ? null : Choice();
            branches.Add(new(condition, branch == 0 && dice.Roll(3) == 0 ? null : Blocks(depth - 1)));
        }

        return new(split, kind, join, joinKind, branches);
    }

    private List<Trigger> Ways() => [Timer(), dice.Toss() ? News() : Condition(), .. dice.Toss() ? [Message()] : Array.Empty<Trigger>()];

    /// <summary>A sub-process that may end in an error, and what catches it: an event on its border, round all its repetitions, or beside the work in it.</summary>
    private Work MayFail(int depth)
    {
        guards++;
        var isBeside = dice.Roll(4) == 0;
        var (id, repeated, body) = (Id(), isBeside ? null : Repetition(), Scope(depth - 1, EndKind.Error, isBeside));
        guards--;
        return isBeside
            ? new(id, WorkKind.SubProcess, null, [], null, body)
            : new(id, WorkKind.SubProcess, repeated, [Border(depth, new(TriggerKind.Error, dice.Toss() ? "failed" : ""), interrupting: true)], Id(), body);
    }

    private Work SubProcess(int depth, Repetition? repeated)
    {
        var end = dice.Pick([EndKind.Plain, EndKind.Plain, EndKind.Escalation, EndKind.Terminate, .. guards > 0 ? [EndKind.Error] : Array.Empty<EndKind>()]);
        if (dice.Toss()) return new(Id(), WorkKind.SubProcess, repeated, [], null, Scope(depth - 1, end, errorBeside: false));
        return Guarded(depth, WorkKind.SubProcess, repeated, Scope(depth - 1, end, errorBeside: false));
    }

    /// <summary>An activity with events on its border: one that ends it, and one that does not.</summary>
    private Work Guarded(int depth, WorkKind kind, Repetition? repeated, Scope? body = null)
    {
        var (id, merge) = (Id(), Id());
        var passesOn = body?.Beside.Any(beside => beside.On.Kind == TriggerKind.Escalation) == false ? body.Ending.Kind : EndKind.Plain;
        Trigger[] ends = [Timer(), News(), Noise(), Message(), Condition(), .. Told(passesOn), .. kind is WorkKind.Job or WorkKind.Call ? [new Trigger(TriggerKind.Error)] : Array.Empty<Trigger>()];
        var late = Border(depth, dice.Pick(ends), interrupting: true);
        Trigger[] tells = [Timer(), News(), Message(), Condition(), .. Told(late.On.Kind == TriggerKind.Escalation ? EndKind.Plain : passesOn, "")];
        return new(id, kind, repeated, [late, Border(0, dice.Pick(tells), interrupting: false)], merge, body);
    }

    /// <summary>A task whose reminder goes the same way on as the task itself, in a sub-process of its own: two tokens on one way.</summary>
    private Work Reminded(int depth)
    {
        var (id, start, task, merge) = (Id(), Id(), Id(), Id());
        var reminder = new Border(Id(), dice.Pick([Timer(), News()]), false, Task(), null);
        var body = new InSequence([new Work(task, WorkKind.User, null, [reminder], merge, null), Task()]);
        return new(id, WorkKind.SubProcess, depth > 1 ? Repetition() : null, [], null, new Scope(start, body, new Ending(Id()), []));
    }

    private Border Border(int depth, Trigger on, bool interrupting) => new(Id(), on, interrupting, Blocks(interrupting || depth == 0 ? depth - 1 : 1), interrupting ? null : Id());

    private Repetition? Repetition() => dice.Roll(4) switch
    {
        0 => new(RepetitionKind.InTurn, dice.Roll(4), UntilTwo: dice.Roll(3) == 0),
        1 => new(RepetitionKind.AtOnce, 3, UntilTwo: dice.Roll(3) == 0),
        2 => new(RepetitionKind.Rounds, 3, Choice(), dice.Toss()),
        _ => null,
    };

    private Trigger Timer() => new(TriggerKind.Timer, FormattableString.Invariant($"PT{1 + dice.Roll(9)}H"));

    /// <summary>Each event has a message of its own: of several that wait for one, the first takes it, and the others might wait for ever.</summary>
    private Trigger Message() => new(TriggerKind.Message, Id());

    private static Trigger News() => new(TriggerKind.Signal, "news");

    /// <summary>A signal that is given in the process too. What hears it gives none at once, or it might never rest.</summary>
    private static Trigger Noise() => new(TriggerKind.Signal, "noise");

    private Trigger Condition() => new(TriggerKind.Condition, dice.Pick(AwaitedVariables));

    private string Choice() => dice.Pick(Choices);

    private string Id() => FormattableString.Invariant($"e{++count}");
}

/// <summary>How a random process is drawn.</summary>
internal enum Manner
{
    /// <summary>Each part is joined as it was split.</summary>
    Straight,

    /// <summary>Some joins are swapped for others, so that it may deadlock, or run into itself.</summary>
    Crooked,

    /// <summary>Some reminders go the same way on as the task that they remind of: what follows is done twice.</summary>
    Doubled,
}
