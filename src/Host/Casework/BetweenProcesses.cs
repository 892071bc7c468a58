using Reviews.Workflows;

namespace Reviews.Host.Casework;

/// <summary>
/// What the processes of a review have to tell one another within one change: one after the other and never one within the
/// other, what follows from one thing before whatever was to come after it. Processes that set each other going without a wait
/// are known by how much there is of it.
/// </summary>
internal sealed class BetweenProcesses
{
    /// <summary>Calls, ends, messages and the like that may follow from one happening; more than any that means to end.</summary>
    public const int Most = 300;

    private readonly Stack<Func<Task<Refusal?>>> waiting = new();
    private int done;
    private bool isUnderWay;

    /// <summary>Whether it goes round without a wait.</summary>
    public bool GoesRound => done > Most;

    /// <param name="next">In the order in which it is to be told.</param>
    public void Add(IEnumerable<Func<Task<Refusal?>>> next)
    {
        foreach (var one in next.Reverse())
            waiting.Push(one);
    }

    /// <summary>Until nothing is left; asked while it is at it, it does nothing. A refusal undoes the whole change.</summary>
    public async Task<Refusal?> DoAsync()
    {
        if (isUnderWay)
            return null;
        (isUnderWay, done) = (true, 0);
        try
        {
            for (; waiting.TryPop(out var next); done++)
            {
                if (await next() is { } refusal)
                    return refusal;
            }

            return null;
        }
        finally
        {
            waiting.Clear();
            isUnderWay = false;
        }
    }
}
