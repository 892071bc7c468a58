using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Tests.Southend;

internal static class DrawnStep
{
    /// <summary>What a step asks of whom, how it reminds and what it reads and gives: all but its date, and what is left out.</summary>
    public static string Words(this UserTask step, string but = "source") => string.Join(
        "; ",
        [
            step.Name, step.FormId, step.CandidateGroups?.Text,
            .. step.Properties.Where(property => property.Key != but).OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"{property.Key} = {property.Value}"),
            .. step.Inputs.Select(one => one.Source.Text), .. step.Outputs.Select(one => one.Source.Text),
        ]);
}
