using System.Text.Json;
using NodaTime.Text;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications.Messages;

namespace Reviews.Host.Queries;

/// <summary>What pages and the history say of a delay.</summary>
internal static class DelayWords
{
    public static string Of(DelayKind kind) => kind switch
    {
        DelayKind.Pause => "Pause",
        DelayKind.Extension => "Extension",
        DelayKind.Relaxation => "National relaxation",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of delay."),
    };

    /// <summary>A row of the review's audit trail, as a sentence.</summary>
    /// <param name="process">The name of the process it is about.</param>
    public static string Of(string happened, JsonElement data, string process) => happened switch
    {
        "delay-told" => $"{Text(data, "who")} was told of a delay on {Day(data, "toldOn")}: {Text(data, "how")}.",
        "delay-agreed" =>
            $"A delay of “{process}” was agreed ({Kind(data)}: {Text(data, "reasonName")}), approved by {Text(data, "approvedBy")}, {Text(data, "approverRole")}, on {Day(data, "approvedOn")}. "
            + $"Its outer limit was {Moment(data, "limitBefore")}, and is now {Moment(data, "target")}. It is to be reviewed on {Day(data, "reviewOn")}.",
        _ when Text(data, "reviewOn").Length > 0 => $"A delay ({Kind(data)}) of “{process}” goes on until {Day(data, "runsFrom")}, and is to be reviewed on {Day(data, "reviewOn")}.",
        _ => $"A delay ({Kind(data)}) of “{process}” was ended: its days count again from {Day(data, "runsFrom")}.",
    };

    private static string Kind(JsonElement data) => Of(Enum.Parse<DelayKind>(Text(data, "kind"))).ToLowerInvariant();

    private static string Day(JsonElement data, string name) => LondonWords.Of(LocalDatePattern.Iso.Parse(Text(data, name)).Value);

    private static string Moment(JsonElement data, string name) => LondonWords.Of(LocalDateTimePattern.GeneralIso.Parse(Text(data, name)).Value);

    private static string Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
