namespace Reviews.Notifications.Messages;

/// <summary>A room or the link to join a meeting: the only typed text in any mail or invitation.</summary>
public static class MeetingPlace
{
    private const int Longest = 200;

    /// <summary>In one line of at most 200 characters: a line of its own could pass for wording of ours.</summary>
    public static string InOneLine(string place)
    {
        var words = string.Join(' ', new string([.. place.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= Longest ? words : words[..Longest];
    }
}
