using System.Net;
using Reviews.Host.Definitions;
using Reviews.Host.Documents;
using Reviews.Host.Tests.Documents;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>Essex and Thurrock have no templates of their own: Southend's, whose forms they share, stand in for them.</summary>
public sealed class SharedTemplatesTests
{
    [Fact]
    public async Task Their_reports_bear_their_own_names_and_a_template_of_their_own_stands_before_the_shared_one()
    {
        await using var world = await CaseWorld.StartAsync(new LocalDateTime(2026, 12, 18, 10, 0));
        await MadeAsync(world, "essex", "Essex Safeguarding Children Board", "esneft");
        await MadeAsync(world, "thurrock", "Thurrock Local Safeguarding Children Partnership", "nelft");

        using var folder = new Folder();
        folder.Write("southend/templates/report-standard.docx", "southend");
        folder.Write("southend/templates/report-short.docx", "southend");
        folder.Write("southend/templates/decision-record.docx", "southend");
        folder.Write("essex/templates/report-standard.docx", "essex");
        var templates = new TemplateFolder(new WorkflowsFolder(folder.Path), (DefinitionShelf)world.Services.GetService(typeof(DefinitionShelf))!);
        templates.Reports("essex").Should().Equal("short", "standard");
        (Text(templates.Report("essex", "standard")), Text(templates.Report("essex", "short")), Text(templates.Decision("essex"))).Should().Be(("essex", "southend", "southend"));
        (Text(templates.Report("thurrock", "standard")), Text(templates.Report("southend", "standard")), Text(templates.Across("thurrock", TemplateFolder.ActionsReport))).Should().Be(("southend", "southend", null));
        await world.EditAsync("thurrock/partnership.json", text => text.Replace("{ \"folder\": \"southend\" }", "{ \"folder\": \"southend\", \"processes\": [\"follow-up\"] }", StringComparison.Ordinal));
        templates.Reports("thurrock").Should().BeEmpty("whoever shares single processes takes neither forms nor templates");
    }

    private static async Task MadeAsync(CaseWorld world, string partnership, string name, string agency)
    {
        var manager = await world.SomeoneInAsync("Manager of " + partnership, (partnership, "business-manager"));
        var sent = await manager.SendAsync($"/reviews/start?partnership={partnership}", [("Answers.Partnership", partnership), ("Answers.Agencies", agency), .. SouthendTeam.Notification]);
        var started = await manager.SendAsync(sent.Location!);
        started.Status.Should().Be(HttpStatusCode.Redirect, started.Text);
        await world.SweepAsync();
        var review = started.Location!.Split('?')[0];
        (await manager.SendAsync(
            review + "/follow-up/add",
            [("Kind", "recommendation"), ("What", "LETTERS-REACH-SCHOOLS"), ("Owner", agency), ("Heard", "invite"), ("DueOn.Day", "31"), ("DueOn.Month", "3"), ("DueOn.Year", "2027")])).Status.Should().Be(HttpStatusCode.Redirect);

        WordTemplateTests.TextOf(await manager.SaveAsync(review + "/report/file?template=standard&format=docx")).Should()
            .Contain(name).And.Contain(review.Split('/')[^1]).And.Contain("Friday 18 December 2026").And.NotContain("Southend");
        WordTemplateTests.TextOf(await manager.SaveAsync($"/actions/{partnership}/report?format=docx")).Should().Contain(name).And.Contain("LETTERS-REACH-SCHOOLS").And.NotContain("Southend");
    }

    private static string? Text(ReadOnlyMemory<byte>? file) => file is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes.Span) : null;

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("reviews-templates-").FullName;

        public void Write(string file, string text)
        {
            var path = System.IO.Path.Combine(Path, file);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
