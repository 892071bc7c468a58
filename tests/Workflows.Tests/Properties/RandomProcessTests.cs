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
    public void What_is_joined_as_it_was_split_is_sound_and_every_run_of_it_comes_to_its_end()
    {
        output.WriteLine($"{Cases} processes from seed {FirstSeed}");
        for (var seed = FirstSeed; seed < FirstSeed + Cases; seed++)
        {
            var definition = Read(seed, crooked: false);
            Problems(seed, crooked: false).Where(p => p.Severity != Severity.Warning && Unsound.Contains(p.Code)).Select(p => $"{p.Element} {p.Code} {p.Message}").Should().BeEmpty("of seed {0}", seed);
            var run = new RandomRun(definition, seed).Go();
            run.StandsStill.Should().BeFalse("seed {0} waits for ever after {1} steps", seed, run.Steps);
        }
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void What_check_calls_sound_never_stands_still()
    {
        var (sound, runs) = (0, 0);
        for (var seed = FirstSeed; seed < FirstSeed + Cases; seed++)
        {
            var definition = Read(seed, crooked: true);
            if (Problems(seed, crooked: true).Any(p => Unsound.Contains(p.Code))) continue;
            sound++;
            for (var run = 0u; run < RunsEach; run++, runs++)
                new RandomRun(definition, seed + (run * 7919)).Go().StandsStill.Should().BeFalse("check calls seed {0} sound, but run {1} of it waits for ever", seed, run);
        }

        output.WriteLine($"{sound} of {Cases} processes from seed {FirstSeed} sound, {runs} runs of them");
        sound.Should().BeInRange(Cases / 10, Cases - 1, "the generator makes both kinds");
    }

    [Fact]
    public void A_few_that_check_calls_sound_never_stand_still_however_often_they_run()
    {
        var (sound, runs) = (0, 0);
        for (var seed = FirstSeed; sound < Math.Max(1, Cases / 100); seed++)
        {
            if (Problems(seed, crooked: true).Any(p => Unsound.Contains(p.Code))) continue;
            sound++;
            var definition = Read(seed, crooked: true);
            for (var run = 0u; run < Cases / 10; run++, runs++)
                new RandomRun(definition, (seed * 31) + (run * 104_729)).Go().StandsStill.Should().BeFalse("check calls seed {0} sound, but run {1} of it waits for ever", seed, run);
        }

        output.WriteLine($"{runs} runs of {sound} sound processes from seed {FirstSeed}");
    }

    [Fact]
    public void Moved_at_every_step_to_a_version_that_calls_everything_otherwise_it_goes_on_as_if_nothing_had_happened()
    {
        var compared = 0;
        for (var seed = FirstSeed; seed < FirstSeed + (Cases / 5); seed++)
        {
            var (definition, twin) = (Read(seed, crooked: false), Read(Twin.Write(RandomProcess.Write(seed, crooked: false))));
            var (still, moved) = (new RandomRun(definition, seed).Go(), new RandomRun(definition, seed, new Twin(twin, definition)).Go());
            moved.StandsStill.Should().BeFalse("of seed {0}", seed);
            if (still.State.Status == ProcessStatus.Active || moved.State.Status == ProcessStatus.Active) continue;
            ProcessStateJson.Write(moved.State).Replace(twin.Version, definition.Version, StringComparison.Ordinal).Replace(Twin.Suffix, "", StringComparison.Ordinal)
                .Should().Be(ProcessStateJson.Write(still.State), "of seed {0}", seed);
            compared++;
        }

        compared.Should().BeGreaterThan(Cases / 10);
    }

    private static ProcessDefinition Read(uint seed, bool crooked) => Read(RandomProcess.Write(seed, crooked));

    private static ProcessDefinition Read(string bpmn)
    {
        var file = BpmnReader.Read("random.bpmn", Encoding.UTF8.GetBytes(bpmn));
        file.Problems.Should().BeEmpty();
        return file.Processes.Should().ContainSingle().Subject;
    }

    private static IReadOnlyList<DefinitionProblem> Problems(uint seed, bool crooked) => Verifier.Check(
        DefinitionFolder.Read([new SourceFile("random.bpmn", Encoding.UTF8.GetBytes(RandomProcess.Write(seed, crooked)))]),
        new VerificationSettings(EnglandAndWales.Calendar, null));

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
