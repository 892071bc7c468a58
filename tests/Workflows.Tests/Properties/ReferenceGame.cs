namespace Reviews.Workflows.Tests.Properties;

/// <summary>
/// What a process may wait for, reckoned from the blocks it was made of and not from its drawing: a part is something to begin and
/// something to do when it is done. It knows no flows, no drawing and no snapshot, and a join only as the branches that its own
/// split chose. Within one step it takes one thing after another as the engine says it does: what comes first is queued first.
/// </summary>
internal sealed partial class ReferenceGame(Scope process)
{
    /// <summary>How often a job is tried: what is drawn.</summary>
    public const int JobTries = 2;

    private readonly List<Wait> waits = [];
    private readonly Queue<Action> queue = new();
    private readonly Dictionary<string, bool> variables = RandomProcess.Choices.Concat(RandomProcess.AwaitedVariables).ToDictionary(name => name, _ => false);
    private readonly Part root = new(null, null);

    public bool IsOver => root.IsGone;

    public bool IsTerminated { get; private set; }

    /// <summary>All that is waited for, the longest waited for first.</summary>
    public IReadOnlyList<Wait> Waits => waits;

    public void Begin(IEnumerable<KeyValuePair<string, bool>> chosen) => Happen(chosen, () => Open(root, process));

    /// <summary>What was waited for comes, with the values the variables have from then on.</summary>
    public void Come(Wait wait, IEnumerable<KeyValuePair<string, bool>> chosen) => Happen(chosen, wait.Come);

    public void Hear(string signal) => Happen([], () => Give(signal));

    public bool Throws(Wait wait) => Catcher(wait.At, TriggerKind.Error, "failed") is not null;

    public void Throw(Wait wait) => Happen([], () => Catcher(wait.At, TriggerKind.Error, "failed")!());

    public void Escalate(Wait wait) => Happen([], () => Catcher(wait.At, TriggerKind.Escalation, "late")?.Invoke());

    /// <summary>A job's try failed; after its last it waits to be settled.</summary>
    public void Fail(Wait job)
    {
        if (++job.At.Failures == JobTries) Replace(job, WaitKind.Incident);
    }

    public void Retry(Wait incident)
    {
        incident.At.Failures = 0;
        Replace(incident, WaitKind.Job);
    }

    private void Replace(Wait wait, WaitKind kind) => waits[waits.IndexOf(wait)] = wait with { Kind = kind };

    public void Correct(IEnumerable<KeyValuePair<string, bool>> chosen) => Happen(chosen, () => { });

    public void Give(Wait body) => Happen([], () =>
    {
        body.At.Count++;
        if (body.At.Work!.Repeated!.Kind == RepetitionKind.AtOnce) BeginRound(body.At);
    });

    private void Happen(IEnumerable<KeyValuePair<string, bool>> chosen, Action what)
    {
        foreach (var (name, value) in chosen) variables[name] = value;
        what();
        do
        {
            while (queue.TryDequeue(out var next)) next();
        }
        while (ReadConditions());
    }

    private void Give(string signal)
    {
        foreach (var wait in waits.Where(w => w.Kind == WaitKind.Signal && w.On == signal).ToList().Where(waits.Contains)) wait.Come();
    }

    /// <summary>The first that became true wakes what waits for it; one that is true no more may become so again.</summary>
    private bool ReadConditions(Part? only = null)
    {
        foreach (var wait in waits.Where(w => w.Kind == WaitKind.Condition && (only is null || w.At == only)).ToList())
        {
            var holds = variables[wait.On];
            if (holds == wait.Met.Value) continue;
            wait.Met.Value = holds;
            if (!holds) continue;
            wait.Come();
            return true;
        }

        return false;
    }

    /// <summary>A token on its way within a part: lost with all that is at work there.</summary>
    private void Later(Part part, Action arrive)
    {
        var era = part.Era;
        part.Tokens++;
        queue.Enqueue(() =>
        {
            if (part.IsGone || part.Era != era) return;
            part.Tokens--;
            arrive();
        });
    }

    private void Open(Part part, Scope scope)
    {
        part.Scope = scope;
        foreach (var beside in scope.Beside.Where(beside => Waited(beside.On)))
            Await(part, beside.StartId, beside.On, () => Wake(part, beside));
        Later(part, () => Run(scope.Body, part, () => Later(part, () => End(part, scope.Ending))));
    }

    private void Wake(Part part, EventScope beside)
    {
        if (beside.Interrupting)
        {
            EndWithin(part);
            HearNoMore(part);
        }

        var within = new Part(part, null) { IsBeside = true };
        within.Done = () =>
        {
            Remove(within);
            CloseIfEmpty(part);
        };
        Later(within, () => Run(beside.Body, within, () => Later(within, () => CloseIfEmpty(within))));
    }

    private void End(Part part, Ending ending)
    {
        if (ending.WhichId is null)
        {
            if (ending.Kind == EndKind.Escalation && Catcher(part, TriggerKind.Escalation, "late", fromWithin: true) is { } told)
            {
                part.Tokens++;
                var era = part.Era;
                told();
                if (part.IsGone || part.Era != era) return;
                part.Tokens--;
            }

            CloseIfEmpty(part);
        }
        else if (!variables[ending.If!])
        {
            Later(part, () => CloseIfEmpty(part));
        }
        else
        {
            Later(part, () =>
            {
                if (ending.Kind == EndKind.Error)
                    Catcher(part, TriggerKind.Error, "failed", fromWithin: true)!();
                else
                    Terminate(part);
            });
        }
    }

    private void Terminate(Part part)
    {
        EndWithin(part);
        HearNoMore(part);
        if (part == root) IsTerminated = true;
        CloseIfEmpty(part);
    }

    /// <summary>Nothing wakes beside its work any more.</summary>
    private void HearNoMore(Part part) => waits.RemoveAll(w => w.At == part && part.Scope!.Beside.Any(beside => beside.StartId == w.Element));

    private void CloseIfEmpty(Part part)
    {
        if (!IsEmpty(part)) return;

        // What became true with the last that was done in it still counts.
        if (ReadConditions(part) && !IsEmpty(part)) return;
        if (part == root)
            Remove(root);
        else
            part.Done();
    }

    private static bool IsEmpty(Part part) => part is { IsGone: false, Tokens: 0, Within.Count: 0 };

    private void Await(Part part, string element, Trigger on, Action come)
    {
        var wait = (Wait?)null;
        wait = new(Enum.Parse<WaitKind>(on.Kind.ToString()), element, on.Of, part, () =>
        {
            if (on.Kind == TriggerKind.Timer) waits.Remove(wait!);
            come();
        });
        waits.Add(wait);
    }

    private static bool Waited(Trigger on) => on.Kind is not (TriggerKind.Error or TriggerKind.Escalation);

    /// <summary>What is done where something thrown is caught, looking outwards; null where nothing catches it.</summary>
    /// <param name="fromWithin">Thrown by something in the part, not by the part itself.</param>
    private Action? Catcher(Part from, TriggerKind kind, string code, bool fromWithin = false)
    {
        var (cameFromBeside, isInside) = (false, fromWithin);
        for (var part = from; part is not null; (cameFromBeside, isInside, part) = (part.IsBeside, true, part.Around))
        {
            var here = part;
            if (isInside && !cameFromBeside && here.Scope?.Beside.FirstOrDefault(beside => Catches(beside.On)) is { } beside) return () => Wake(here, beside);
            if (here.Catches.Where(c => Catches(c.On)).Select(c => c.Fire).FirstOrDefault() is { } fire) return fire;
        }

        return null;

        bool Catches(Trigger on) => on.Kind == kind && (on.Of.Length == 0 || on.Of == code);
    }

    private void EndWithin(Part part)
    {
        foreach (var held in part.Within.ToList()) Remove(held);
        part.Tokens = 0;
        part.Era++;
    }

    private void Remove(Part part)
    {
        EndWithin(part);
        part.IsGone = true;
        part.Around?.Within.Remove(part);
        waits.RemoveAll(w => w.At == part);
    }
}
