namespace Reviews.Workflows.Engine;

/// <summary>The anchor is corrected: the dates that hang on it are reckoned again, as <see cref="Redating"/> says.</summary>
internal static class AnchorCorrection
{
    public static Refusal? Decide(Execution run, ClockAnchor anchor)
    {
        if (run.State.Anchor is not { } before || run.Definition.Clock is null)
            return new Refusal("no-clock", $"Expected a process with a clock, but \"{run.Definition.Id}\" has none.");
        var dates = Redating.Before(run);
        run.Emit(new AnchorCorrected(run.At, before, anchor));
        return dates.Move("from the new anchor");
    }
}
