using Reviews.Host.Casework;
using static Reviews.Testing.Processes;

namespace Reviews.Host.Tests.Casework;

public sealed class StepOrderTests
{
    [Fact]
    public void What_is_counted_from_when_it_opens_comes_after_what_is_drawn_before_it_and_what_follows_from_data_last()
    {
        var process = AProcess().Clock().Start().User("scope").User("report").User("settle").User("limit").User("publish").User("decide").End().Build();
        var due = new Dictionary<string, LocalDateTime> { ["report"] = On(4), ["limit"] = On(15), ["decide"] = On(9) };

        StepOrder.Of(process, ["decide", "limit", "publish", "report", "scope", "settle"], id => id, id => due.TryGetValue(id, out var at) ? at : null, id => id is "scope" or "settle")
            .Should().Equal("scope", "report", "settle", "decide", "limit", "publish");
    }

    private static LocalDateTime On(int day) => new(2027, 1, day, 17, 0);
}
