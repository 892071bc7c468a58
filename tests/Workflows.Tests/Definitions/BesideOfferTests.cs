using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Tests.Definitions;

public sealed class BesideOfferTests
{
    private static readonly BesideOffer Letter = new("Record a letter", null, ["first", "second"], FeelExpression.Parse("=settled").Expression, ["decision"]);

    [Fact]
    public void It_is_offered_after_one_of_those_it_comes_after_and_where_what_has_to_be_true_is()
    {
        Letter.Handed("letter", []).Should().BeNull();
        Letter.Handed("letter", [Of("another", ("settled", FeelBoolean.True))]).Should().BeNull("it does not come after that one");
        Letter.Handed("letter", [Of("first")]).Should().BeNull("nothing says that it is settled");
        Letter.Handed("letter", [Of("first", ("settled", FeelBoolean.True))]).Should().Be(FeelContext.Empty);
        (Letter with { When = null }).Handed("letter", [Of("second")]).Should().Be(FeelContext.Empty);
    }

    [Fact]
    public void It_is_given_what_it_asks_for_as_the_latest_of_them_knows_it_earlier_ones_of_its_own_included()
    {
        var first = Of("first", ("settled", FeelBoolean.True), ("decision", new FeelText("one")), ("family", new FeelText("told")));
        Letter.Handed("letter", [first, Of("second", ("decision", FeelValue.Null)), Of("another", ("decision", new FeelText("other")))])
            .Should().Be(FeelContext.Empty.With("decision", new FeelText("one")));
        Letter.Handed("letter", [first, Of("letter", ("decision", new FeelText("two")))]).Should().Be(FeelContext.Empty.With("decision", new FeelText("two")));
    }

    [Fact]
    public void While_one_runs_there_is_no_other() =>
        Letter.Handed("letter", [Of("first", ("settled", FeelBoolean.True)), ("letter", true, FeelContext.Empty)]).Should().BeNull();

    private static (string, bool, FeelContext) Of(string id, params (string Name, FeelValue Value)[] knows) =>
        (id, false, new FeelContext(knows.Select(entry => KeyValuePair.Create(entry.Name, entry.Value))));
}
