using System.Text.RegularExpressions;
using Reviews.Browser.Tests.Driving;
using Reviews.Testing.Machine;

namespace Reviews.Browser.Tests.Stories;

/// <summary>A partnership draws its processes with a modeller off the shelf: each of ours opens in one, and all of it is drawn.</summary>
[Collection(WithABrowser.Name)]
public sealed class EveryProcessOpensInAModeller(Chromium chromium)
{
    private const string Import = """
        async xml => {
            const modeler = new BpmnJS({ container: '#canvas' });
            const faults = [];
            try {
                const { warnings } = await modeler.importXML(xml);
                faults.push(...warnings.map(warning => warning.message));
                const drawn = modeler.get('elementRegistry');
                const see = scope => (scope.flowElements ?? []).forEach(element => {
                    if ((element.$instanceOf('bpmn:FlowNode') || element.$instanceOf('bpmn:SequenceFlow')) && !drawn.get(element.id)) {
                        faults.push(`${element.id} is not drawn`);
                    }
                    see(element);
                });
                modeler.getDefinitions().rootElements.forEach(see);
            } catch (error) {
                faults.push(error.message, ...(error.warnings ?? []).map(warning => warning.message));
            }
            modeler.destroy();
            return faults;
        }
        """;

    public static TheoryData<string> Files() => [.. new[] { "workflows", "docs" }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.bpmn", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task It_opens_without_a_warning_and_every_node_and_flow_is_drawn(string file) =>
        (await FaultsAsync(await File.ReadAllTextAsync(Path.Combine(Repository.Root, file)))).Should().BeEmpty();

    [Fact]
    public async Task What_is_not_drawn_and_what_cannot_be_read_are_named()
    {
        var whole = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "workflows", "southend", "rapid-review.bpmn"));
        (await FaultsAsync(ShapeOf("panel-meeting").Replace(whole, ""))).Should().Contain("panel-meeting is not drawn");
        (await FaultsAsync(whole.Replace("sourceRef=\"panel-meeting\"", "sourceRef=\"nowhere\"", StringComparison.Ordinal))).Should().Contain(fault => fault.Contains("nowhere", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(string xml)
    {
        var page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 1200, Height = 900 } });
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                errors.Add(message.Text);
            }
        };
        await page.SetContentAsync("<div id=\"canvas\" style=\"height: 800px\"></div>");
        await page.AddScriptTagAsync(new() { Path = Path.Combine(Repository.Root, "src", "Host", "Assets", "node_modules", "bpmn-js", "dist", "bpmn-modeler.production.min.js") });
        errors.AddRange(await page.EvaluateAsync<string[]>(Import, xml));
        await page.CloseAsync();
        return errors;
    }

    private static Regex ShapeOf(string element) => new(
        $"<bpmndi:BPMNShape [^>]*bpmnElement=\"{element}\".*?</bpmndi:BPMNShape>", RegexOptions.Singleline | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(5));
}
