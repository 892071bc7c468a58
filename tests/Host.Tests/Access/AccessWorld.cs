using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Tests.Pages.Cases;

namespace Reviews.Host.Tests.Access;

/// <summary>One host for all that is asked: five reviews, everybody who asks, and what each may and may not change by it.</summary>
public sealed partial class AccessWorld : IAsyncLifetime
{
    private readonly Dictionary<PersonAtWork, Answer> forms = [];
    private readonly Dictionary<PersonAtWork, string> nowhere = [];
    private SouthendTeam southend = null!;

    internal AccessMatrix Matrix { get; } = AccessMatrix.Read();

    internal CaseWorld Host => southend.World;

    internal AccessTeam Team { get; private set; } = null!;

    internal AccessThings Things { get; private set; } = null!;

    internal PersonAtWork Nobody { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        southend = await SouthendTeam.OnDay1Async();
        var reviews = await AccessReviews.StartAsync(southend);
        Team = reviews.Team;
        Things = reviews.Things;
        Nobody = Host.Stranger();
        forms[Nobody] = await Nobody.OpenAsync("/sign-in");
        nowhere[Nobody] = Constant(await Nobody.OpenAsync("/error"));
        foreach (var person in Team.Everybody)
        {
            forms[person] = await person.OpenAsync("/emails");
            nowhere[person] = Constant(await person.OpenAsync("/nowhere"));
        }
    }

    public Task DisposeAsync() => southend.DisposeAsync().AsTask();

    /// <summary>Everybody who asks on that line, with what the line says of them.</summary>
    internal IEnumerable<(string Who, PersonAtWork Person, string Expected)> AskersOf(AccessRow row)
    {
        if (row.Nobody is { } said)
            yield return ("nobody", Nobody, said);
        foreach (var (role, answer) in row.Answers.Where(a => a.Value is not null))
        {
            foreach (var person in row.Relations.Where(relation => AccessRow.IsPossible(role, relation)).SelectMany(relation => Team.In(role, relation)))
                yield return (person.Name, person, answer!);
        }
    }

    /// <summary>The same person at a browser of their own: whatever else was asked for has not signed them out there.</summary>
    internal async Task<PersonAtWork> AgainAsync(PersonAtWork person)
    {
        var again = await Host.SignInAgainAsync(person);
        forms[again] = await again.OpenAsync("/emails");
        return again;
    }

    /// <summary>Sends a form that holds nothing but its own token and id; without these two where it comes from elsewhere.</summary>
    internal Task<Answer> SendAsync(PersonAtWork person, HttpMethod method, string path, bool withToken) => withToken
        ? person.AskAsync(method, path, TokenOf(person), ("requestId", Guid.NewGuid().ToString("D")))
        : person.AskAsync(method, path);

    /// <summary>How much has been written: everything leaves a row in the trail. That somebody read is none of these changes.</summary>
    internal Task<(int Acts, int Requests, int Mails, int Files)> ChangesAsync() => Host.ReadAsync(async db => (
        await db.AuditEntries.CountAsync(e => e.Event != "case-read"), await db.Requests.CountAsync(), await db.OutboxMessages.CountAsync(), await db.Documents.CountAsync()));

    /// <summary>What is not as expected, in words; null when it is.</summary>
    internal string? Fault(PersonAtWork person, Answer answer, string expected)
    {
        var found = $"{(int)answer.Status}{(answer.Location is null ? "" : $" to {answer.Location}")}{((int)answer.Status == 500 ? $" ({Host.Errors.Latest})" : "")}";
        var isSignIn = answer.Location?.Contains("/sign-in?ReturnUrl=", StringComparison.Ordinal) == true;
        return expected switch
        {
            AccessAnswer.SignIn => isSignIn && answer.Html.Length == 0 ? null : $"is not sent to sign in, but gets {found}",
            AccessAnswer.NotThere when (int)answer.Status != 404 => $"should find nothing there, but gets {found}",
            AccessAnswer.NotThere => Constant(answer) == nowhere[person] ? null : $"sees another page than at an address that leads nowhere: {answer.Text}",
            _ => found.StartsWith(expected, StringComparison.Ordinal) && !isSignIn ? null : $"should get {expected}, but gets {found}",
        };
    }

    /// <summary>What somebody is shown at an address that leads nowhere.</summary>
    internal string NowhereOf(PersonAtWork person) => nowhere[person];

    private (string, string) TokenOf(PersonAtWork person) => PersonAtWork.Hidden(forms[person]).First(field => field.Name == "__RequestVerificationToken");

    // Tokens differ each time.
    private static string Constant(Answer answer) => HiddenField().Replace(answer.Html, "");

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex HiddenField();
}
