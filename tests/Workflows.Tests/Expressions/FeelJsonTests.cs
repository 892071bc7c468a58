using System.Text.Json;
using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Tests.Expressions;

public sealed class FeelJsonTests
{
    [Theory]
    [InlineData("[1.10, 1e2, 0.000001, -0]", "[1.1,100,0.000001,0]")]
    [InlineData("[@\"2026-12-18\", @\"17:00:00\", @\"PT36H\", @\"PT48H\", @\"P14M\"]", "[\"2026-12-18\",\"17:00:00\",\"PT36H\",\"P2D\",\"P1Y2M\"]")]
    [InlineData("@\"2026-12-18T09:30:00@Europe/London\"", "\"2026-12-18T09:30:00@Europe/London\"")]
    [InlineData("{a: null, b: [true, \"x\"]}", "{\"a\":null,\"b\":[true,\"x\"]}")]
    [InlineData("[1..2)", "\"[1..2)\"")]
    [InlineData("floor", "null")]
    public void Plain_json_shows_values_as_text(string text, string json) =>
        Feel.Json(Feel.Run(text).Value).Should().Be(json);

    [Theory]
    [InlineData("1.10")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("\"2026-12-18\"")]
    [InlineData("@\"2026-12-18\"")]
    [InlineData("@\"-0044-03-15\"")]
    [InlineData("@\"17:00:00.123456789\"")]
    [InlineData("@\"17:00:00-05:30\"")]
    [InlineData("@\"2026-12-18T17:00:00Z\"")]
    [InlineData("@\"2026-12-18T17:00:00@Europe/London\"")]
    [InlineData("@\"-P1DT2H3M4.000000005S\"")]
    [InlineData("@\"PT0S\"")]
    [InlineData("@\"P0M\"")]
    [InlineData("@\"-P1Y2M\"")]
    [InlineData("[[], [null, true], {}]")]
    [InlineData("{\"@date\": \"x\", \"@@\": 1, \"a b\": {\"@\": @\"2026-12-18\"}}")]
    [InlineData("[1..5)")]
    [InlineData("(> @\"2026-12-18\")")]
    public void Typed_json_gives_back_the_same_value(string text)
    {
        var value = Feel.Run(text).Value;
        value.Should().NotBe(FeelValue.Null);
        FeelJson.ReadTyped(JsonDocument.Parse(Feel.Json(value, typed: true)).RootElement).Should().Be(value);
    }

    [Fact]
    public void Typed_json_marks_what_json_cannot_say() =>
        Feel.Json(Feel.Run("{due: @\"2026-12-18\", \"@x\": 1}").Value, typed: true).Should().Be("""{"due":{"@date":"2026-12-18"},"@@x":1}""");

    [Theory]
    [InlineData("""{"@date":"2026-13-01"}""")]
    [InlineData("""{"@date":1}""")]
    [InlineData("""{"@moon":"full"}""")]
    [InlineData("""{"@range":["[",1,2]}""")]
    public void A_malformed_typed_value_is_refused(string json) =>
        FluentActions.Invoking(() => FeelJson.ReadTyped(JsonDocument.Parse(json).RootElement)).Should().Throw<JsonException>().WithMessage("Expected*but found*");

    [Fact]
    public void A_number_beyond_the_digits_we_keep_is_refused() =>
        FluentActions.Invoking(() => FeelJson.Read(JsonDocument.Parse("1e40").RootElement)).Should().Throw<JsonException>();

    [Fact]
    public void Lists_and_contexts_are_equal_by_content()
    {
        FeelList.Of(new FeelNumber(1.0m)).Should().Be(FeelList.Of(new FeelNumber(1.00m)));
        var (first, second) = (Feel.Run("{a: [1], b: 2}").Value, Feel.Run("{b: 2, a: [1]}").Value);
        first.Should().Be(second);
        first.GetHashCode().Should().Be(second.GetHashCode());
        first.Should().NotBe(Feel.Run("{a: [1], b: 3}").Value);
    }
}
