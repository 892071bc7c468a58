using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Engine;

/// <summary>The values that come in from the world: kept to the bound that expressions keep to, so that what is stored can always be read back (JSON is read 64 deep).</summary>
internal static class CarriedValues
{
    /// <summary>Null where nothing that comes along is nested too deep. What comes back from a called process is bounded already.</summary>
    public static Refusal? WhyNot(Happening happening)
    {
        // A process that calls another may hand on a list that it gathered.
        var most = happening is ProcessBegun ? Evaluation.MaxValueDepth + 1 : Evaluation.MaxValueDepth;
        return Of(happening).Where(value => value.Depth > most)
            .Select(value => new Refusal("values-too-deep", $"Expected values nested at most {most} deep, but what came along is {value.Depth} deep."))
            .FirstOrDefault();
    }

    private static IEnumerable<FeelValue> Of(Happening happening) => happening switch
    {
        ProcessBegun begun => begun.Variables.Entries.Values,
        TaskSubmitted submitted => submitted.Variables.Entries.Values,
        JobDone done => done.Variables.Entries.Values,
        JobThrew threw => threw.Variables.Entries.Values,
        IncidentSettled settled => settled.Variables.Entries.Values,
        MessageArrived message => message.Variables.Entries.Values,
        SignalArrived signal => signal.Variables.Entries.Values,
        VariablesCorrected corrected => corrected.Variables.Entries.Values,
        ItemGiven given => [given.Item],
        _ => [],
    };
}
