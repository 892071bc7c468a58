using System.Text;

namespace Reviews.Notifications.Tests.Messages;

public sealed class ApprovedTextTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Approved");

    public static TheoryData<string> Names { get; } = [.. Samples.Plain.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_words_are_the_approved_ones(string name)
    {
        var approved = Path.Combine(Folder, name + ".txt");
        File.Exists(approved).Should().BeTrue("every message has its text in Approved/{0}.txt, to be read and committed; this one says:\n{1}", name, Text(name));
        Text(name).Should().Be(File.ReadAllText(approved));
    }

    [Fact]
    public void No_approved_text_is_left_over() =>
        Directory.GetFiles(Folder).Select(Path.GetFileNameWithoutExtension).Should().BeEquivalentTo(Samples.Plain.All.Keys);

    private static string Text(string name)
    {
        var notification = Samples.Plain.All[name];
        var message = notification.Render();
        var text = new StringBuilder();
        text.Append("To: ").AppendJoin(", ", notification.To.PersonId is { } person ? [person] : notification.To.Groups.Select(group => group.ToString())).Append('\n');
        text.Append("Subject: ").Append(message.Subject).Append('\n');
        foreach (var attachment in message.Attachments) text.Append("Attached: ").Append(attachment.FileName).Append('\n');
        return text.Append('\n').Append(message.Body).ToString();
    }
}
