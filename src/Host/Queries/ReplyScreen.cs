using Reviews.Host.Casework;
using Reviews.Workflows.Access;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Host.Queries;

/// <summary>What came of a submitted review: the Panel's reply and, where the decision was looked at again, what the partners made of it.</summary>
/// <param name="Reply">The answer as the process recorded it; null where no reply is waited for any longer.</param>
/// <param name="IsChanged">Null where the decision was not looked at again.</param>
/// <param name="Justification">What the Panel is sent of it.</param>
internal sealed record ReplyScreen(string? Reply, LocalDate? RepliedOn, string? Comments, bool? IsChanged, string? Decision, string? Justification)
{
    private const string Replied = "panelReply";

    /// <summary>Null while nothing came, and for those who may not read it.</summary>
    public static ReplyScreen? Of(OpenCase opened, RunningDefinition process)
    {
        var variables = process.State.Variables;
        // What goes on from it is handed it too, and has nothing to say of it.
        if (!process.Definition.Elements.OfType<UserTask>().Any(task => task.Properties.GetValueOrDefault("result") == Replied))
            return null;
        if (variables.Text(Replied, "replied") is null or "chased" || !opened.May(Permission.ReadPanelReply))
            return null;
        return new(
            variables.Text(Replied, "reply"),
            variables.Date(Replied, "repliedOn"),
            variables.Text(Replied, "comments"),
            (variables.Find("decision", "changed") as FeelBoolean)?.Value,
            variables.Text("decision", "choice"),
            variables.Text("decision", "justification"));
    }
}
