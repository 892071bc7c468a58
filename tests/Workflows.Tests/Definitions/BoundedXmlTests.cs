using System.Diagnostics;
using System.Text;
using Reviews.Workflows.Definitions;

namespace Reviews.Workflows.Tests.Definitions;

public sealed class BoundedXmlTests
{
    [Theory]
    [InlineData("<a>", 1)]
    [InlineData("<a>\n<b></c></a>", 2)]
    [InlineData("", 1)]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", 1)]
    [InlineData("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", 1)]
    [InlineData("<a/>", 1)]
    public void What_is_no_bpmn_is_one_problem_at_its_line(string text, int line)
    {
        var file = BpmnText.Read(text);

        var problem = file.Problems.Should().ContainSingle().Subject;
        (problem.Code, problem.Line, problem.Severity).Should().Be(("unreadable-xml", line, Severity.Refused));
    }

    [Fact]
    public void A_document_type_is_named_with_what_to_remove() =>
        BpmnText.Read("<!DOCTYPE a><a/>").Problems.Should().ContainSingle().Which.Message
            .Should().Be("Expected XML without a DTD, but the file has one: remove the <!DOCTYPE …> at its head.");

    [Fact]
    public void Depth_is_capped_before_a_tree_is_built()
    {
        // A tree of this depth takes many seconds to build (273 KB: 7 s); streaming it takes milliseconds.
        var deep = string.Concat(Enumerable.Repeat("<a>", 70_000)) + string.Concat(Enumerable.Repeat("</a>", 70_000));
        var watch = Stopwatch.StartNew();

        var file = BpmnText.Read(deep);

        file.Problems.Should().ContainSingle().Which.Message.Should().Contain("256 levels");
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Two_hundred_and_fifty_six_levels_are_read()
    {
        static byte[] Levels(int count) => Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Repeat("<a>", count)) + string.Concat(Enumerable.Repeat("</a>", count)));

        FluentActions.Invoking(() => BoundedXml.Read(Levels(256))).Should().NotThrow();
        FluentActions.Invoking(() => BoundedXml.Read(Levels(258))).Should().Throw<UnreadableXmlException>();
    }

    [Fact]
    public void A_file_over_one_megabyte_is_refused_unread() =>
        BpmnReader.Read("x.bpmn", new byte[1024 * 1024 + 1]).Problems.Should().ContainSingle().Which.Message.Should().Contain("1048576 bytes");
}
