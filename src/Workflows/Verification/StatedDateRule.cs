using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Verification;

/// <summary>A date that a form states, or that is asked for on the page of dates, is one that every review knows or that the process names itself.</summary>
internal sealed class StatedDateRule : IDefinitionRule
{
    public bool FollowsFlows => false;

    public IEnumerable<DefinitionProblem> Check(CheckedProcess subject)
    {
        var process = subject.Process;
        foreach (var id in ReviewProperties.AskedDatesOf(process).Where(id => process.Date(id) is null))
            yield return subject.ProcessError(VerificationCodes.UnknownDate, Sentence(ReviewProperties.AskedDates, id));
        foreach (var form in process.FormIds.Select(id => subject.Set.FormFor(process, id)))
        {
            foreach (var date in (form?.Fields ?? []).Select(field => field.Fact).Where(fact => fact is not null && process.Date(fact.Id) is null).Distinct())
                yield return subject.ProcessError(VerificationCodes.UnknownDate, Sentence($"the form {form!.Id}", date!.Id));
        }
    }

    private static string Sentence(string where, string id) =>
        $"Expected the dates of {where} to be known to every review or named by this process, but '{id}' is neither: give the process a property {ReviewProperties.OwnDate}{id}.";
}
