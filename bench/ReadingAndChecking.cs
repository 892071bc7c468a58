using System.Text;
using System.Xml;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Verification;

namespace Reviews.Bench;

/// <summary>A definition of a thousand elements is read and checked; its limit is the XML reader alone on the same bytes.</summary>
internal static class ReadingAndChecking
{
    private const int Elements = 1_000;

    public static string Measure()
    {
        var bytes = Encoding.UTF8.GetBytes(Drawn.Line(Elements - 2));
        var settings = new VerificationSettings(null, null);
        var ours = Watch.Median(() => Verifier.Check(DefinitionFolder.Read([new SourceFile("drawn.bpmn", bytes)]), settings));
        var limit = Watch.Median(() =>
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes));
            while (reader.Read())
            {
            }
        });
        return Watch.Line($"{Elements} elements read and checked (under a second)", Watch.Milliseconds(ours), $"{Watch.Milliseconds(limit)} for the XML alone", limit / ours);
    }
}
