using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Reviews.Host.Documents;

/// <summary>What each comment of a Word document is about, found in one reading of it however many there are.</summary>
internal static class CommentedText
{
    /// <summary>By the comment's id: the beginning of the words it spans, or of the paragraph it stands in where it spans none.</summary>
    public static IReadOnlyDictionary<string, string> Of(Body body)
    {
        var (about, open) = (new Dictionary<string, StringBuilder>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var element in body.Descendants())
        {
            if (element is CommentRangeStart { Id.Value: { } begins } && about.TryAdd(begins, new()))
                open.Add(begins);
            else if (element is CommentRangeEnd { Id.Value: { } ends })
                open.Remove(ends);
            else if (element is CommentReference { Id.Value: { } single } && !about.ContainsKey(single))
                about.Add(single, new(element.Ancestors<Paragraph>().FirstOrDefault()?.InnerText));
            else if (element is Text or DeletedText && element.InnerText is { Length: > 0 } words)
                open.RemoveWhere(id => about[id].Append(words).Length > WordMarks.NearLength);
        }

        return about.ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.Ordinal);
    }
}
