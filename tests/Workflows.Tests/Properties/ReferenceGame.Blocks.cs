namespace Reviews.Workflows.Tests.Properties;

/// <summary>How each kind of block runs.</summary>
internal sealed partial class ReferenceGame
{
    private void Run(Block block, Part part, Action next)
    {
        switch (block)
        {
            case InSequence sequence:
                RunOn(sequence.Parts, 0, part, next);
                break;
            case Work work:
                Run(work, part, next);
                break;
            case Split split:
                Run(split, part, next);
                break;
            case Loop loop:
                Run(loop, part, next);
                break;
            case FirstOf first:
                Run(first, part, next);
                break;
            case Catch caught:
                var waiting = new Part(part, null);
                Await(waiting, caught.Id, caught.On, () => { Remove(waiting); next(); });
                break;
            case Throw thrown:
                Run(thrown, part, next);
                break;
            default:
                // Both halves of a jump.
                Later(part, next);
                break;
        }
    }

    private void RunOn(IReadOnlyList<Block> parts, int index, Part part, Action next) =>
        Run(parts[index], part, index == parts.Count - 1 ? next : () => Later(part, () => RunOn(parts, index + 1, part, next)));

    private void Run(Throw thrown, Part part, Action next)
    {
        // It stands there meanwhile: what catches it may end it, but not its scope for want of work.
        part.Tokens++;
        var era = part.Era;
        if (thrown.What.Kind == TriggerKind.Signal)
            Give(thrown.What.Of);
        else
            Catcher(part, TriggerKind.Escalation, thrown.What.Of, fromWithin: true)?.Invoke();
        if (part.IsGone || part.Era != era) return;
        part.Tokens--;
        next();
    }

    private void Run(Split split, Part part, Action next)
    {
        if (split.Kind == "userTask")
        {
            var task = new Part(part, null);
            waits.Add(new(WaitKind.Task, split.Id, "", task, () => { Remove(task); GoBy(split, part, next); }));
        }
        else
        {
            GoBy(split, part, next);
        }
    }

    private void GoBy(Split split, Part part, Action next)
    {
        var chosen = split.Branches.Where(b => b.If is { } name && variables[name]).ToList();
        if (split.Kind == "exclusiveGateway") chosen = [.. chosen.Take(1)];
        if (chosen.Count == 0) chosen = split.Kind == "parallelGateway" ? [.. split.Branches] : [split.Branches[0]];
        var arrived = 0;
        foreach (var branch in chosen)
            Later(part, branch.Body is null ? Join : () => Run(branch.Body, part, () => Later(part, Join)));

        void Join()
        {
            part.Tokens++;
            if (++arrived < chosen.Count) return;
            part.Tokens -= arrived;
            next();
        }
    }

    private void Run(Loop loop, Part part, Action next) => Later(part, () => Run(loop.First, part, () => Later(part, () => Run(loop.Rest, part, () => Later(part, () =>
    {
        if (variables[loop.While])
            Later(part, () => Run(loop, part, next));
        else
            Later(part, next);
    })))));

    private void Run(FirstOf first, Part part, Action next)
    {
        var gateway = new Part(part, null);
        foreach (var (caught, then) in first.Ways)
            Await(gateway, caught.Id, caught.On, () =>
            {
                Remove(gateway);
                Later(part, () => Run(then, part, () => Later(part, next)));
            });
    }

    private void Run(Work work, Part part, Action next)
    {
        Action leave = work.MergeId is null ? next : () => Later(part, next);
        var body = new Part(part, work);
        foreach (var border in work.Borders)
        {
            void Fire()
            {
                if (border.Interrupting) Remove(body);
                Later(part, () => Run(border.Then, part, () => Later(part, border.EndId is null ? next : () => CloseIfEmpty(part))));
            }

            if (Waited(border.On))
                Await(body, border.Id, border.On, Fire);
            else
                body.Catches.Add((border.On, Fire));
        }

        body.Done = () => { Remove(body); leave(); };
        if (work.Repeated is null)
            Act(body, work);
        else
            Repeat(body, work.Repeated);
    }

    private void Repeat(Part body, Repetition repeated)
    {
        body.Count = repeated.Count;
        var isOver = repeated.Kind == RepetitionKind.Rounds ? repeated.TestBefore && !variables[repeated.While!] : body.Count == 0;
        if (isOver)
        {
            body.Done();
            return;
        }

        if (repeated.Kind != RepetitionKind.Rounds) waits.Add(new(WaitKind.Body, body.Work!.Id, "", body, () => { }));
        for (var all = repeated.Kind == RepetitionKind.AtOnce ? body.Count : 1; all > 0; all--) BeginRound(body);
    }

    private void BeginRound(Part body)
    {
        var round = new Part(body, null);
        round.Done = () => EndRound(body, round);
        queue.Enqueue(() =>
        {
            if (!round.IsGone) Act(round, body.Work!);
        });
    }

    private void EndRound(Part body, Part round)
    {
        var repeated = body.Work!.Repeated!;
        var done = ++body.RoundsDone;
        var isEnough = repeated.Kind == RepetitionKind.Rounds
            ? done >= repeated.Count || !variables[repeated.While!]
            : done >= body.Count || (repeated.UntilTwo && done > 1);
        Remove(round);
        if (isEnough)
            body.Done();
        else if (repeated.Kind != RepetitionKind.AtOnce)
            BeginRound(body);
    }

    private void Act(Part part, Work work)
    {
        switch (work.Kind)
        {
            case WorkKind.Manual:
                part.Done();
                break;
            case WorkKind.SubProcess:
                Open(part, work.Body!);
                break;
            default:
                var kind = work.Kind switch { WorkKind.User => WaitKind.Task, WorkKind.Job => WaitKind.Job, WorkKind.Call => WaitKind.Call, _ => WaitKind.Message };
                waits.Add(new(kind, work.Id, "", part, part.Done));
                break;
        }
    }
}
