using System.Globalization;
using System.Text;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Tests.Deadlines;
using Reviews.Workflows.Verification;
using Xunit.Abstractions;

namespace Reviews.Workflows.Tests.Properties;

/// <summary>
/// What holds for every process: checked on many random ones. REVIEWS_PROPERTY_CASES says how many (500 unless it is set;
/// 10,000 is the full count), REVIEWS_PROPERTY_SEED from which; a failure names the seed of its process and of its run. Each
/// sound one is run ten times; one for each hundred cases is run once for each ten cases (of 10,000: 100 processes, 1,000 times).
/// </summary>
public sealed class RandomProcessTests(ITestOutputHelper output)
{
    private const int RunsEach = 10;

    private static readonly string[] Unsound = ["unsound-join", "dead-element", "dead-end", "livelock", "unbounded-loop", "not-proven", "unreachable-element"];

    private static int Cases => Number("REVIEWS_PROPERTY_CASES", 500);

    private static uint FirstSeed => (uint)Number("REVIEWS_PROPERTY_SEED", 20_261_126);

    [Fact]
    [Trait("Speed", "Slow")]
    public void What_is_joined_as_it_was_split_is_sound_runs_as_its_blocks_say_and_comes_to_its_end()
    {
        output.WriteLine($"{Cases} processes from seed {FirstSeed}");
        for (var seed = FirstSeed; seed < FirstSeed + Cases; seed++)
        {
            var definition = Read(seed, Manner.Straight);
            Problems(seed, Manner.Straight).Where(p => p.Severity != Severity.Warning && Unsound.Contains(p.Code)).Select(p => $"{p.Element} {p.Code} {p.Message}").Should().BeEmpty("of seed {0}", seed);
            var run = new RandomRun(definition, seed, Named(seed, seed), game: new ReferenceGame(RandomProcess.Make(seed, Manner.Straight))).Go();
            run.StandsStill.Should().BeFalse("seed {0} waits for ever after {1} steps", seed, run.Steps);
        }
    }

    [Fact]
    public void A_reminder_that_goes_the_same_way_on_doubles_what_follows_and_check_says_so()
    {
        var doubled = 0;
        for (var seed = FirstSeed; seed < FirstSeed + (Cases / 5); seed++)
        {
            var process = RandomProcess.Make(seed, Manner.Doubled);
            if (BlockWriter.Write(process) == RandomProcess.Write(seed, Manner.Straight)) continue;
            doubled++;
            Problems(seed, Manner.Doubled).Should().Contain(p => p.Code == "unsound-join" || p.Code == "not-proven", "of seed {0}", seed);
            new RandomRun(Read(seed, Manner.Doubled), seed, Named(seed, seed), game: new ReferenceGame(process)).Go().StandsStill.Should().BeFalse("of seed {0}", seed);
        }

        doubled.Should().BeGreaterThan(Cases / 50);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void What_check_calls_sound_never_stands_still()
    {
        var (sound, crooked, runs) = (0, 0, 0);
        for (var seed = FirstSeed; seed < FirstSeed + Cases; seed++)
        {
            if (Problems(seed, Manner.Crooked).Any(p => Unsound.Contains(p.Code))) continue;
            sound++;
            if (BlockWalk.All(RandomProcess.Make(seed, Manner.Crooked)).OfType<Split>().Any(split => split.IsCrooked)) crooked++;
            var definition = Read(seed, Manner.Crooked);
            for (var run = 0u; run < RunsEach; run++, runs++) NeverStandsStill(definition, seed, seed + (run * 7919));
        }

        output.WriteLine($"{sound} of {Cases} processes from seed {FirstSeed} sound, {crooked} of them though joined otherwise than split; {runs} runs");
        sound.Should().BeInRange(Cases / 10, Cases - 1, "the generator makes both kinds");
        crooked.Should().BeGreaterThan(Cases / 100, "and not only those that are plainly sound");
    }

    [Fact]
    public void A_few_that_check_calls_sound_never_stand_still_however_often_they_run()
    {
        var (sound, runs) = (0, 0);
        for (var seed = FirstSeed; sound < Math.Max(1, Cases / 100); seed++)
        {
            if (Problems(seed, Manner.Crooked).Any(p => Unsound.Contains(p.Code))) continue;
            sound++;
            var definition = Read(seed, Manner.Crooked);
            for (var run = 0u; run < Math.Max(1, Cases / 10); run++, runs++) NeverStandsStill(definition, seed, (seed * 31) + (run * 104_729));
        }

        output.WriteLine($"{runs} runs of {sound} sound processes from seed {FirstSeed}");
    }

    [Fact]
    public void What_check_calls_a_deadlock_some_run_comes_to()
    {
        var (named, met) = (0, 0);
        for (var seed = FirstSeed; seed < FirstSeed + Math.Max(20, Cases / 5); seed++)
        {
            var problems = Problems(seed, Manner.Crooked).Where(p => Unsound.Contains(p.Code)).ToList();
            if (problems.Count == 0 || problems.Exists(p => !p.Message.Contains("waits for ever", StringComparison.Ordinal))) continue;
            named++;
            var definition = Read(seed, Manner.Crooked);
            if (Enumerable.Range(0, 40).Any(run => new RandomRun(definition, seed + ((uint)run * 7919), Named(seed, (uint)run)).Go().StandsStill)) met++;
        }

        output.WriteLine($"{met} of {named} processes said to wait for ever came to it in 40 runs, from seed {FirstSeed}");
        met.Should().BeGreaterThan(named / 2, "a search that never saw a process stand still would prove nothing");
        named.Should().BePositive();
    }

    [Fact]
    public void Moved_at_every_step_to_a_version_that_calls_everything_otherwise_it_goes_on_as_if_nothing_had_happened()
    {
        for (var seed = FirstSeed; seed < FirstSeed + (Cases / 5); seed++)
        {
            var (definition, twin) = (Read(seed, Manner.Straight), Read(Twin.Write(RandomProcess.Write(seed, Manner.Straight))));
            var (still, moved) = (new RandomRun(definition, seed, Named(seed, seed)).Go(), new RandomRun(definition, seed, Named(seed, seed), new Twin(twin, definition)).Go());
            moved.StandsStill.Should().BeFalse("of seed {0}", seed);
            ProcessStateJson.Write(moved.State).Replace(twin.Version, definition.Version, StringComparison.Ordinal).Replace(Twin.Suffix, "", StringComparison.Ordinal)
                .Should().Be(ProcessStateJson.Write(still.State), "of seed {0}", seed);
        }
    }

    private static void NeverStandsStill(ProcessDefinition definition, uint process, uint run) =>
        new RandomRun(definition, run, Named(process, run)).Go().StandsStill.Should().BeFalse("check calls it sound, but it waits for ever: {0}", Named(process, run));

    private static string Named(uint process, uint run) => $"the process of seed {process}, run by seed {run}";

    private static ProcessDefinition Read(uint seed, Manner manner) => Read(RandomProcess.Write(seed, manner));

    private static ProcessDefinition Read(string bpmn)
    {
        var file = BpmnReader.Read("random.bpmn", Encoding.UTF8.GetBytes(bpmn));
        file.Problems.Should().BeEmpty();
        return file.Processes.Should().ContainSingle(process => process.Id == "p").Subject;
    }

    private static IReadOnlyList<DefinitionProblem> Problems(uint seed, Manner manner) => Verifier.Check(
        DefinitionFolder.Read([new SourceFile("random.bpmn", Encoding.UTF8.GetBytes(RandomProcess.Write(seed, manner)))]),
        new VerificationSettings(EnglandAndWales.Calendar, null));

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
