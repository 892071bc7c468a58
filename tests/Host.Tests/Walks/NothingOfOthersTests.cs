using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Reviews.Host.Tests.Pages.Cases;

namespace Reviews.Host.Tests.Walks;

/// <summary>
/// Two installations alike: in one of them a case goes from its rapid review to what was published and what is followed and
/// spread of it. Whoever is not on it is shown the same in both to the letter: no page, list, count, search, file, mail or
/// calendar tells them that it is there.
/// </summary>
public sealed partial class NothingOfOthersTests
{
    private static readonly Story Case = Story.Read("practice-review-published");

    [Fact]
    public async Task Whoever_is_not_on_a_review_is_shown_the_same_whether_there_is_one_or_not()
    {
        await using var without = await BystandersAsync(isPlayed: false);
        await using var with = await BystandersAsync(isPlayed: true);
        foreach (var (person, same) in with.People.Zip(without.People))
        {
            var (seen, expected) = (await SeenAsync(with.World, person), await SeenAsync(without.World, same));
            expected.Count.Should().BeGreaterThan(8, "{0} has something to read", person.Name);
            MoreOf(seen, expected).Should().BeEmpty("{0} is not on the case", person.Name);
            MoreOf(expected, seen).Should().BeEmpty("{0} finds all of their own", person.Name);
        }
    }

    /// <summary>An installation with the people of the case, and with others who have two reviews of their own; at the end of the case, whether or not it was played.</summary>
    private static async Task<Bystanders> BystandersAsync(bool isPlayed)
    {
        var chain = Arrival.Chain(Case).Reverse().ToList();
        var world = await CaseWorld.StartAsync(chain[0].Start);
        var cast = await Arrival.CastOfAsync(world, Case);
        var others = new Bystanders(
            world,
            [
                await world.SomeoneInAsync("Emery", ("essex", "business-manager")), await world.SomeoneInAsync("Lane", ("essex", "agency-lead:esneft")),
                await world.SomeoneInAsync("Harper", ("southend", "agency-lead:eput")),
            ]);
        await StartedAsync(world, cast.Manager, "southend", "eput");
        await StartedAsync(world, others.People[0], "essex", "esneft");
        if (isPlayed)
        {
            var walk = await Arrival.AtAsync(world, cast, Case);
            await walk.PassThroughAsync(Case);
        }
        else
        {
            foreach (var until in chain.SelectMany(story => story.Steps).Where(step => step.TryGetProperty("advanceTo", out _)))
                await world.MoveToAsync(LocalDateTimePattern.GeneralIso.Parse(until.GetProperty("advanceTo").GetString()!).Value);
        }

        await world.RemindAsync();
        return others;
    }

    private static async Task StartedAsync(CaseWorld world, PersonAtWork manager, string partnership, string agency)
    {
        var sent = await manager.SendAsync(
            $"/reviews/start?partnership={partnership}",
            [("Answers.Partnership", partnership), ("Answers.Agencies", agency), .. SouthendTeam.Notification.Where(field => field.Item1 != "rapid-review.reference"), ("rapid-review.reference", "CSIN-7")]);
        var started = await manager.SendAsync(sent.Location!);
        started.Status.Should().Be(HttpStatusCode.Redirect, started.Text);
        await world.SweepAsync();
        var path = started.Location!.Split('?')[0];
        (await manager.SendAsync(path + "/registers/themes/entry", ("theme", "information-sharing"), ("words", "word"), ("improvement", "i"))).Status.Should().Be(HttpStatusCode.Redirect);
        (await manager.SendAsync(path + "/follow-up/add", [("Kind", "recommendation"), ("What", "to do"), ("Owner", agency), .. Steering.Day("DueOn", new LocalDate(2027, 9, 1))])).Status.Should().Be(HttpStatusCode.Redirect);
    }

    private static async Task<List<string>> SeenAsync(CaseWorld world, PersonAtWork person)
    {
        var opened = await EverythingOpened.ByAsync(person);
        var mails = await world.ReadAsync(db => db.OutboxMessages.AsNoTracking().Where(m => m.PersonId == person.Id).OrderBy(m => m.CreatedAt).ThenBy(m => m.Subject).ThenBy(m => m.Body).ToListAsync());
        return
        [
            .. opened.SelectMany(page => Lines(page.Path, $"{(int)page.Answer.Status} {page.Answer.Location}\n{page.Answer.Html}")),
            .. mails.SelectMany(mail => Lines("mail", $"{mail.Subject}\n{mail.Body}")),
        ];
    }

    /// <summary>The lines that come in the one more often than in the other: things of one moment have no order.</summary>
    private static string MoreOf(List<string> some, List<string> others)
    {
        var counts = others.CountBy(line => line).ToDictionary();
        return string.Join('\n', some.CountBy(line => line).Where(line => line.Value > counts.GetValueOrDefault(line.Key)).Select(line => $"{line.Value} and not {counts.GetValueOrDefault(line.Key)} of {line.Key}"));
    }

    private static IEnumerable<string> Lines(string path, string text) =>
        Plain(text.Replace("\r\n ", "", StringComparison.Ordinal)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => $"{Plain(path)}: {line}");

    // What differs between any two installations or any two readings: keys and tokens. A calendar folds its lines.
    private static string Plain(string text) => Key().Replace(Token().Replace(text, ""), "a key");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("<input[^>]*__RequestVerificationToken[^>]*>|CfDJ8[A-Za-z0-9_-]+|nonce=\"[^\"]*\"|/calendar/[A-Za-z0-9_-]+\\.ics|http://127.0.0.1:[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Token();

    private sealed record Bystanders(CaseWorld World, IReadOnlyList<PersonAtWork> People) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
