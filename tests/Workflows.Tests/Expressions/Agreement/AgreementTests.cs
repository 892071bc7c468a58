namespace Reviews.Workflows.Tests.Expressions.Agreement;

/// <summary>Our FEEL beside npm feelin's: they agree, or the difference is listed with the paragraph of DMN 1.5 that decides.</summary>
public sealed class AgreementTests
{
    [Fact]
    public void Every_answer_agrees_or_is_listed_with_the_paragraph_that_decides()
    {
        var listed = Answers.Differences.Select(d => d.Key).ToHashSet(StringComparer.Ordinal);
        Answers.All.Where(a => !a.Agrees && !listed.Contains(a.Key))
            .Select(a => $"[{a.Topic}] {a.Expression}: feelin {a.Feelin.GetRawText()}, ours {a.OursShown}").Should().BeEmpty();
    }

    [Fact]
    public void A_listed_difference_is_one_as_it_stands()
    {
        var asked = Answers.All.ToDictionary(a => a.Key, StringComparer.Ordinal);
        Answers.Differences.Where(d => !asked.TryGetValue(d.Key, out var a) || a.Agrees || a.OursShown != d.Ours
                || a.Feelin.GetRawText() != d.Feelin.GetRawText())
            .Select(d => $"{d.Key}: listed feelin {d.Feelin.GetRawText()}, ours {d.Ours}; now {asked.GetValueOrDefault(d.Key)?.OursShown}").Should().BeEmpty();
    }

    [Fact]
    public void A_listed_difference_names_its_paragraph_and_says_why_in_a_sentence() =>
        Answers.Differences.Should().OnlyContain(d => d.Paragraph.StartsWith("10.3.", StringComparison.Ordinal) && d.Why.Length > 20 && d.Why.EndsWith('.'));

    [Fact]
    public void No_expression_is_asked_twice() => Answers.All.Select(a => a.Key).Should().OnlyHaveUniqueItems();

    [Fact]
    public void They_agree_on_more_than_eight_hundred() => Answers.All.Count(a => a.Agrees).Should().BeGreaterThan(800);

    [Fact]
    public void The_recorded_version_is_the_one_the_script_installs()
    {
        var recorded = Answers.File("feelin.json").GetProperty("version").GetString();
        Answers.File("package.json").GetProperty("dependencies").GetProperty("feelin").GetString().Should().Be(recorded);
        Answers.File("package-lock.json").GetProperty("packages").GetProperty("node_modules/feelin").GetProperty("version").GetString().Should().Be(recorded);
    }
}
