using Reviews.Host.Tests.Pages.Cases;
using Reviews.Workflows.Access;

namespace Reviews.Host.Tests.Access;

/// <summary>Who may see and do what, page by page, role by role and by what they have to do with the review: access-matrix.csv, asked of the running host.</summary>
public sealed class AccessMatrixTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    [Fact]
    public async Task The_file_has_every_route_and_handler_of_the_running_host_and_every_role_in_every_relation() =>
        world.Matrix.Problems(await HostRoute.AllAsync(world.Host.Services)).Should().BeEmpty();

    [Fact]
    public async Task Each_is_answered_as_the_file_says_and_whoever_is_refused_changes_nothing()
    {
        world.NowhereOf(world.Team[Role.BusinessManager, Relation.On]).Should().Contain("Page not found").And.NotContain("SOU-").And.NotContain("ospital");
        var faults = new List<string>();
        foreach (var row in world.Matrix.Rows)
            faults.AddRange((row.Route.Method == "GET" ? await OpenAsync(row) : await SendAsync(row)).Select(fault => $"{row}: {fault}"));
        faults.Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_page_has_no_handler_for_is_refused()
    {
        var routes = await HostRoute.AllAsync(world.Host.Services);
        var things = world.Matrix.Rows.GroupBy(row => row.Route.Pattern).Select(rows => (Pattern: rows.Key, rows.First().Of));
        var people = new List<PersonAtWork> { world.Nobody };
        foreach (var (role, relation) in new[] { (Role.BusinessManager, Relation.On), (Role.Administrator, Relation.On), (Role.AgencyLead, Relation.OtherBody) })
            people.Add(await world.AgainAsync(world.Team[role, relation]));
        var before = await world.ChangesAsync();
        var faults = new List<string>();
        foreach (var (pattern, of) in things)
        {
            var handled = routes.Where(route => route.Pattern == pattern).Select(route => route.Method.Split(' ')[0]).ToHashSet();
            foreach (var method in new[] { "POST", "PUT", "PATCH", "DELETE", "OPTIONS" }.Where(method => !handled.Contains(method)))
            {
                foreach (var person in people)
                {
                    var answer = await world.SendAsync(person, new HttpMethod(method), world.Things.PathOf(new HostRoute(pattern, method), of), withToken: true);
                    var isRefused = (int)answer.Status is 404 or 405 || answer.Location?.Contains("/sign-in?", StringComparison.Ordinal) == true;
                    faults.AddRange(isRefused ? [] : [$"{person.Name} sends {method} {pattern}: {(int)answer.Status} {answer.Location}"]);
                }
            }
        }

        faults.Should().BeEmpty();
        (await world.ChangesAsync()).Should().Be(before);
    }

    private async Task<IReadOnlyList<string>> OpenAsync(AccessRow row)
    {
        var path = world.Things.PathOf(row);
        var answers = await Task.WhenAll(world.AskersOf(row).Select(async asker => (asker, Answer: await asker.Person.OpenAsync(path))));
        return [.. answers.Select(a => (a.asker.Who, Fault: world.Fault(a.asker.Person, a.Answer, a.asker.Expected))).Where(f => f.Fault is not null).Select(f => $"{f.Who} {f.Fault}")];
    }

    // At once, for they change nothing. Whoever comes without the form's token is told so, or is refused before it is looked at.
    private async Task<IEnumerable<string>> AskAsync(IEnumerable<(string Who, PersonAtWork Person, string Expected)> askers, string path, bool withToken)
    {
        var answers = await Task.WhenAll(askers.Select(async asker => (asker, Answer: await world.SendAsync(asker.Person, HttpMethod.Post, path, withToken))));
        return answers
            .Where(a => withToken || (int)a.Answer.Status != 400)
            .Select(a => (a.asker.Who, Fault: !withToken && !AccessAnswer.Refuses(a.asker.Expected) ? $"is not refused without the form's token, but gets {(int)a.Answer.Status}" : world.Fault(a.asker.Person, a.Answer, a.asker.Expected)))
            .Where(f => f.Fault is not null).Select(f => $"{f.Who} {f.Fault}");
    }

    // Those first who may not: what the others change can then not be taken for theirs.
    private async Task<IReadOnlyList<string>> SendAsync(AccessRow row)
    {
        var path = world.Things.PathOf(row);
        var faults = new List<string>();
        var before = await world.ChangesAsync();
        faults.AddRange(await AskAsync(world.AskersOf(row).Where(asker => !AccessAnswer.Refuses(asker.Expected)).Concat(world.AskersOf(row).DistinctBy(asker => asker.Expected)), path, withToken: false));
        faults.AddRange(await AskAsync(world.AskersOf(row).Where(asker => AccessAnswer.Refuses(asker.Expected)), path, withToken: true));
        if (await world.ChangesAsync() is var after && after != before)
            faults.Add($"was refused, but something was written: {before} became {after}");
        foreach (var (who, person, expected) in world.AskersOf(row).Where(asker => !AccessAnswer.Refuses(asker.Expected)))
        {
            if (world.Fault(person, await world.SendAsync(person, HttpMethod.Post, path, withToken: true), expected) is { } fault)
                faults.Add($"{who} {fault}");
        }

        return faults;
    }
}
