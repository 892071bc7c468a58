using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Tests.Deadlines;

namespace Reviews.Workflows.Tests.Southend;

/// <summary>The timetable of every process shipped, for a clock that starts on every date there may be, against a second calculation.</summary>
public sealed class EveryClockStartTests
{
    private static readonly LocalDate First = new(2012, 1, 2);

    /// <summary>The last date known; from 2028-12-01 on, what follows from it begins not to be.</summary>
    private static readonly LocalDate Last = AllDays.Known.Last;

    /// <summary>The last date from which every process that counts in working days knows all its dates; one that counts months, as many months earlier.</summary>
    private static readonly LocalDate LastSure = new(2028, 11, 30);

    public static TheoryData<string> Shipped => [.. SouthendProcesses.All.Where(p => p.Clock is not null).Select(p => p.Id)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_date_agrees_with_a_plain_list_of_all_days_or_both_refuse(string processId)
    {
        var process = SouthendProcesses.All.Single(p => p.Id == processId);
        var words = Words(process).ToList();
        var (agreed, refusals) = (0, 0);
        for (var start = First; start <= Last; start = start.PlusDays(1))
        {
            var clock = new ReviewClock(start, null, process.Clock!.Rules, EnglandAndWales.Calendar);
            var (items, refused) = Timetable.Of(process, clock, FeelContext.Empty);
            var expected = words.Select(w => (w.Id, Due: AllDays.Known.Due(w.Words, start, process.Clock.Rules.FirstDay))).ToList();
            if (expected.Exists(e => e.Due is null))
            {
                refusals++;
                refused.Should().NotBeNull("from {0} a date lies beyond what is known", start);
                refused!.Sentence.Should().Contain(IsoDate.Text(AllDays.Known.Last));
                continue;
            }

            refused.Should().BeNull("from {0} every date is known", start);
            var dated = items.Where(i => i.Due is not null).ToList();
            Said(dated.Select(i => (i.ElementId, i.Due))).Should().Be(Said(expected), "from {0}", start);
            foreach (var item in dated) CountsEveryDay(item, start);
            agreed++;
        }

        var sure = LastSure.PlusMonths(-words.Max(w => AllDays.Months(w.Words)));
        agreed.Should().BeGreaterThanOrEqualTo(Period.DaysBetween(First, sure) + 1, "every start through {0} is among them", sure);
        refusals.Should().BePositive("the last weeks lead beyond what is known").And.BeLessThanOrEqualTo(Period.DaysBetween(sure, Last));
    }

    /// <summary>Paused twice, over an end of a month and over Christmas where the review comes by it: every date of the practice review, in months and in working days.</summary>
    [Fact]
    public void Every_date_in_months_agrees_too_where_the_clock_stood_still_twice()
    {
        var process = SouthendProcesses.All.Single(p => p.Id == "practice-review");
        var words = Words(process).ToList();
        for (var start = First; start < Last.PlusMonths(-12); start = start.PlusDays(3))
        {
            StoppedDays[] stops = [Paused(start.PlusDays(20), start.PlusDays(33)), Paused(start.PlusDays(70), start.PlusDays(70 + (start.Day % 40)))];
            var days = AllDays.Known.LeavingOut(stops.SelectMany(stop => AllDays.Known.Through(stop.From, stop.Through)));
            var (items, refused) = Timetable.Of(process, new ReviewClock(start, null, process.Clock!.Rules, EnglandAndWales.Calendar.LeavingOut(stops, start)), FeelContext.Empty);
            refused.Should().BeNull();
            Said(items.Where(i => i.Due is not null).Select(i => (i.ElementId, i.Due))).Should().Be(Said(words.Select(w => (w.Id, days.Due(w.Words, start, process.Clock.Rules.FirstDay)))), "from {0}", start);
        }
    }

    private static StoppedDays Paused(LocalDate from, LocalDate through) => new(from, through, "Paused", StopKind.Rest, 1);

    [Fact]
    public void All_that_waits_for_data_is_what_the_second_calculation_leaves_out() =>
        SouthendProcesses.All.Where(p => p.Clock is not null).SelectMany(p => Timetable.Of(p, new ReviewClock(First, null, p.Clock!.Rules, EnglandAndWales.Calendar), FeelContext.Empty).Items)
            .Where(i => i.Due is null).Select(i => i.DependsOn).Order(StringComparer.Ordinal).Should().Equal(
                ["asked", "asked", "asked", "asked", "notification", .. Enumerable.Repeat("publicationDecision", 7), "publicationDecision, publishFrom", .. Enumerable.Repeat("theme", 4)]);

    private static void CountsEveryDay(TimetableItem item, LocalDate start)
    {
        var through = AllDays.Known.Through(start, item.Due!.Value.Date);
        var told = item.Count.Where(d => d.Date > start && d.Day is not null).Select(d => d.Date);
        if (!item.Count.Select(d => d.Date).SequenceEqual(through) || !told.SequenceEqual(through.Where(d => d > start && AllDays.Known.Works(d))))
            item.Count.Should().BeEmpty("the count of {0} from {1} should tell every date through {2}, and count the working ones", item.ElementId, start, item.Due);
    }

    private static string Said(IEnumerable<(string Id, LocalDateTime? Due)> dates) =>
        string.Join('\n', dates.Select(d => $"{d.Id} {d.Due:uuuu-MM-dd HH:mm}").Order(StringComparer.Ordinal));

    /// <summary>What each dated element, and the limit, says in the file; what depends on data is left out.</summary>
    private static IEnumerable<(string Id, string Words)> Words(ProcessDefinition process) => process.Elements
        .Select(e => (e.Id, Words: WordsOf(e)))
        .Append((process.Id, Words: process.Clock!.Limit?.Text ?? ""))
        .Where(e => e.Words.Length > 0 && !e.Words.Contains("notification.", StringComparison.Ordinal) && !e.Words.Contains("asked = null then null", StringComparison.Ordinal)
            && !e.Words.Contains("publicationDecision.", StringComparison.Ordinal) && !e.Words.Contains("theme.", StringComparison.Ordinal));

    private static string WordsOf(Element element) => element switch
    {
        UserTask task => task.DueDate!.Text,
        FlowEvent { Trigger: TimerTrigger { Kind: TimerKind.Date } timer } => timer.Expression.Text,
        _ => "",
    };
}
