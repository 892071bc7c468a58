using System.Diagnostics;
using System.Text.RegularExpressions;
using Reviews.Host.Tests.Pages.People;
using Reviews.Notifications.Outbox;
using Reviews.Testing.Machine;
using Reviews.Workflows.Deadlines;
using Xunit.Abstractions;

namespace Reviews.Host.Tests.Proofs;

/// <summary>
/// 1,000 mails, the real process and a real socket. The server refuses connections, answers 451, says nothing and drops
/// after DATA; the process is killed twice at the worst moment: the server has the mail, and its answer is on the way.
/// A mail has arrived once the server has accepted it. One that it read and dropped without an answer is not accepted
/// (RFC 5321, 4.2.5), must be sent again, and counts as no duplicate, under the same Message-ID all the same.
/// The back-off is the product's own, over days: the demonstration's clock is moved along it. The timeout is a setting,
/// here one second instead of fifteen.
/// </summary>
public sealed partial class MailThroughTroubleTests(ITestOutputHelper output)
{
    private const int Mails = 1000;
    private const int Kills = 2;
    private const ulong Seed = 20261128;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    [Fact]
    public async Task Every_mail_arrives_and_no_kill_repeats_more_than_one()
    {
        var (dice, met) = (Seed, new Dictionary<SmtpMood, int>());
        var killing = new SemaphoreSlim(0);
        RunningReviews? running = null;
        await using var server = new SmtpListener(() =>
        {
            // Knuth's multiplier (MMIX): the same order of moods in every run.
            dice = unchecked((dice * 6364136223846793005) + 1442695040888963407);
            var mood = Drawn((int)((dice >> 33) % 100));
            met[mood] = met.GetValueOrDefault(mood) + 1;
            return mood;
        })
        {
            Accepted = async count =>
            {
                if (count is not (Mails / 4 or Mails / 2))
                    return;
                await running!.KillAsync();
                killing.Release();
            },
        };
        running = await RunningReviews.StartAsync(
            "demo", ("Mail__Sender", "smtp"), ("Mail__Smtp__Host", "127.0.0.1"), ("Mail__Smtp__Port", $"{server.Port}"), ("Mail__Smtp__RequireTls", "false"), ("Mail__Smtp__TimeoutSeconds", "1"));
        await using var ended = running;
        await running.KillAsync();
        var outbox = new SqliteOutbox(running.DataFolder);
        await outbox.FillAsync(Mails);
        await running.StartAgainAsync();

        var (taken, kills) = (Stopwatch.StartNew(), 0);
        while (await outbox.LatestTryAsync() is { } next && taken.Elapsed < Patience)
        {
            if (await killing.WaitAsync(TimeSpan.FromMilliseconds(200)))
            {
                kills++;
                await running.StartAgainAsync();
            }
            else
            {
                await MoveClockAsync(running.Url, LondonTime.ToLocal(next).PlusMinutes(1));
            }
        }

        var rows = await outbox.ReadAsync();
        var accepted = server.Messages.GroupBy(MessageId).ToDictionary(m => m.Key, m => m.ToList());
        var repeated = accepted.Values.Sum(m => m.Count - 1);
        output.WriteLine($"{rows.Count} mails in {taken.Elapsed.TotalSeconds:0} s and at most {rows.Max(r => r.Tries)} tries; {repeated} repeated by {kills} kills, {server.Unanswered.Count} read and dropped; moods {string.Join(", ", met)}");
        rows.Should().HaveCountGreaterThanOrEqualTo(Mails).And.OnlyContain(row => row.IsSent && !row.IsGivenUp);
        accepted.Keys.Should().BeEquivalentTo(rows.Select(row => $"<{row.Id:D}@localhost>"), "every outbox id arrives, and nothing else");
        kills.Should().Be(Kills);
        repeated.Should().BeLessThanOrEqualTo(kills, "one mail a kill is between the server and its mark");
        accepted.Values.Should().OnlyContain(same => same.Select(Addressee).Distinct().Count() == 1, "a Message-ID is one mail's");
        server.Messages.Concat(server.Unanswered).DistinctBy(MessageId).Select(Addressee).Where(SqliteOutbox.IsOurs)
            .Should().OnlyHaveUniqueItems("however often a mail is handed over, it carries one Message-ID");
        met.Keys.Should().BeEquivalentTo(Enum.GetValues<SmtpMood>(), "the server has shown each of its moods");
        RetrySchedule.Span.Should().BeGreaterThanOrEqualTo(Duration.FromHours(72));
    }

    private static SmtpMood Drawn(int hundredth) => hundredth switch
    {
        < 1 => SmtpMood.SaysNothing,
        < 2 => SmtpMood.RefusesConnections,
        < 10 => SmtpMood.AnswersLater,
        < 18 => SmtpMood.DropsAfterData,
        _ => SmtpMood.Takes,
    };

    /// <summary>What falls due on the way is done by its end; it ends early when the process is killed meanwhile.</summary>
    private static async Task MoveClockAsync(Uri url, LocalDateTime london)
    {
        using var visitor = new Visitor(url);
        try
        {
            await visitor.SendAsync("/demo", "/demo/clock", ("moveTo", london.ToString("uuuu'-'MM'-'dd'T'HH':'mm", null)));
        }
        catch (HttpRequestException)
        {
            // Killed: the loop sees to it.
        }
    }

    private static string MessageId(string message) => IdHeader().Match(message).Groups["value"].Value;

    private static string Addressee(string message) => ToHeader().Match(message).Groups["value"].Value;

    [GeneratedRegex("^Message-ID: (?<value>\\S+)\r?$", RegexOptions.Multiline | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex IdHeader();

    [GeneratedRegex("^To: (?<value>\\S+)\r?$", RegexOptions.Multiline, 1000)]
    private static partial Regex ToHeader();
}
