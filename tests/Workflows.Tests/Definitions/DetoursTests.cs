using Reviews.Workflows.Definitions;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Definitions;

public sealed class DetoursTests
{
    private static readonly ProcessDefinition Process = AProcess().Start().Parallel("fork")
        .User("always").Exclusive("which").If("x").User("sometimes").Exclusive("after").From("which").Default().To("after").Parallel("join")
        .From("fork").Sub("part", s => s.Start("in").User("inside").End("out").Boundary("late", "inside", "duration(\"PT1H\")").User("chased").End("gone")).To("join")
        .Boundary("nudge", "part", "duration(\"PT2H\")", interrupting: false).User("reminded").End("told")
        .From("join").User("last").Exclusive("again").If("x").To("last").From("again").Default().End().Build();

    [Theory]
    [InlineData("always", false)]
    [InlineData("last", false)]
    [InlineData("sometimes", true)]
    [InlineData("part", false)]
    [InlineData("inside", false)]
    [InlineData("chased", true)]
    [InlineData("reminded", true)]
    public void A_process_can_do_without_what_a_choice_or_an_event_leads_around(string element, bool canDoWithout) =>
        Process.CanDoWithout(element).Should().Be(canDoWithout);
}
