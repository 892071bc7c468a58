using System.Text;
using Reviews.Workflows.Forms;

namespace Reviews.Workflows.Tests.Forms;

/// <summary>Forms from components written as form-js writes them.</summary>
internal static class AForm
{
    public static FormDefinition Of(params string[] components)
    {
        var reading = FormReader.Read("a.form", Encoding.UTF8.GetBytes($$"""{"id":"a","components":[{{string.Join(',', components)}}]}"""));
        reading.Problems.Should().BeEmpty();
        return reading.Form!;
    }
}
