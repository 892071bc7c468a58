using Reviews.Notifications.Documents;
using Reviews.Testing;

namespace Reviews.Notifications.Tests.Documents;

public sealed class TextDifferenceTests
{
    [Fact]
    public void A_comma_is_one_change_within_one_paragraph_and_no_word()
    {
        var difference = TextDifference.Of(["One.", "The child who was seen was well.", "Three."], ["One.", "The child, who was seen, was well.", "Three."]);

        difference.Unchanged.Should().Be(2);
        difference.Changed.Should().ContainSingle().Which.Parts.Where(part => part.Change != TextChange.Same).Should().Equal(new TextPart(TextChange.Added, ","), new TextPart(TextChange.Added, ","));
        (difference.WordsAdded, difference.WordsRemoved).Should().Be((0, 0));
    }

    [Fact]
    public void A_changed_word_stands_beside_what_it_was()
    {
        var difference = TextDifference.Of(["The visit was on Monday."], ["The visit was on Tuesday."]);

        difference.Changed.Single().Parts.Should().Equal(
            new TextPart(TextChange.Same, "The visit was on "), new TextPart(TextChange.Removed, "Monday"), new TextPart(TextChange.Added, "Tuesday"), new TextPart(TextChange.Same, "."));
        (difference.WordsAdded, difference.WordsRemoved).Should().Be((1, 1));
    }

    [Fact]
    public void A_paragraph_that_came_and_one_that_went_are_whole_and_in_order()
    {
        var difference = TextDifference.Of(["One.", "Nothing was done about the calls.", "Four."], ["One.", "The agencies acted on every call the same day.", "A new one altogether, much longer.", "Four."]);

        difference.Changed.Should().OnlyContain(paragraph => paragraph.IsWhole);
        difference.Changed.Select(paragraph => paragraph.Parts[0].Change).Should().BeEquivalentTo([TextChange.Added, TextChange.Added, TextChange.Removed]);
        difference.Unchanged.Should().Be(2);
    }

    [Fact]
    public void Each_changed_paragraph_is_matched_with_the_one_it_was()
    {
        string[] before = ["The first one is about health.", "The second one is about the police.", "The third one is about the school."];
        string[] after = ["The second one is about the police force.", "The third one is about two schools."];

        var difference = TextDifference.Of(before, after);

        difference.Changed.Select(paragraph => (paragraph.IsWhole, string.Concat(paragraph.Parts.Where(part => part.Change != TextChange.Added).Select(part => part.Text)))).Should().Equal(
            (true, before[0]), (false, before[1]), (false, before[2]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_left_without_what_came_is_the_old_text_and_without_what_went_the_new_one(int seed)
    {
        var dice = new Dice((uint)seed);
        string[] words = ["the", "child", "was", "seen", "at", "home", ",", "."];
        List<string> Text() => [.. Enumerable.Range(0, dice.Roll(12)).Select(_ => string.Join(' ', Enumerable.Range(0, 1 + dice.Roll(8)).Select(_ => dice.Pick(words))))];
        for (var round = 0; round < 300; round++)
        {
            var (before, after) = (Text(), Text());
            var difference = TextDifference.Of(before, after);

            difference.Unchanged.Should().Be(InCommon(before, after), "no more paragraphs are called changed than must be");
            // What is left when the unchanged ones are taken away is among the old text, and among the new.
            Side(difference, TextChange.Added).Should().HaveCount(before.Count - difference.Unchanged).And.BeSubsetOf(before);
            Side(difference, TextChange.Removed).Should().HaveCount(after.Count - difference.Unchanged).And.BeSubsetOf(after);
        }
    }

    [Fact]
    public void Very_long_texts_are_told_apart_without_being_matched()
    {
        var before = Enumerable.Range(0, 3000).Select(number => $"Before {number}.").ToList();
        var after = Enumerable.Range(0, 3000).Select(number => $"After {number}.").ToList();

        var difference = TextDifference.Of(before, after);

        difference.Unchanged.Should().Be(0);
        (difference.WordsAdded, difference.WordsRemoved).Should().NotBe((0, 0));
    }

    // The paragraphs of one side that are not among the unchanged, as the difference holds them.
    private static List<string> Side(TextDifference difference, TextChange without) =>
        [.. difference.Changed.Select(paragraph => string.Concat(paragraph.Parts.Where(part => part.Change != without).Select(part => part.Text))).Where(text => text.Length > 0)];

    private static int InCommon(List<string> one, List<string> other)
    {
        var common = new int[one.Count + 1, other.Count + 1];
        for (var i = one.Count - 1; i >= 0; i--)
        {
            for (var j = other.Count - 1; j >= 0; j--)
                common[i, j] = one[i] == other[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        return common[0, 0];
    }
}
