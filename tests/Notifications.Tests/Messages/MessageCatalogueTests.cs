using System.Xml.Linq;
using Reviews.Notifications.Messages;
using Reviews.Testing.Machine;

namespace Reviews.Notifications.Tests.Messages;

public sealed class MessageCatalogueTests
{
    [Fact]
    public void Every_message_has_its_line()
    {
        var messages = typeof(Notification).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Notification)));

        MessageCatalogue.All.Select(line => line.Type).Should().BeEquivalentTo(messages);
    }

    [Fact]
    public void Every_line_has_an_approved_text_of_its_kind()
    {
        var kinds = Samples.Plain.All.Values.Select(notification => (notification.Kind, Type: notification.GetType())).Distinct();

        MessageCatalogue.All.Select(line => (line.Kind, line.Type)).Should().BeEquivalentTo(kinds);
    }

    [Theory]
    [InlineData(0, 0, "midnight")]
    [InlineData(0, 5, "12:05am")]
    [InlineData(9, 30, "9:30am")]
    [InlineData(12, 0, "midday")]
    [InlineData(12, 30, "12:30pm")]
    [InlineData(17, 0, "5pm")]
    [InlineData(23, 59, "11:59pm")]
    public void Times_are_written_as_GOV_UK_writes_them(int hour, int minute, string expected) =>
        LondonWords.Of(new LocalTime(hour, minute)).Should().Be(expected);

    [Fact]
    public void Every_step_that_the_partnerships_use_has_its_words()
    {
        var used = Directory.EnumerateFiles(Path.Combine(Repository.Root, "workflows"), "*.bpmn", SearchOption.AllDirectories)
            .SelectMany(file => XElement.Parse(File.ReadAllText(file)).Descendants())
            .Where(element => element.Name.LocalName == "property" && (string?)element.Attribute("name") == "step")
            .Select(element => (string)element.Attribute("value")!)
            .Distinct();

        used.Should().NotBeEmpty().And.BeSubsetOf(StepWords.Steps);
    }
}
