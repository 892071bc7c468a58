using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;
using Reviews.Host.Documents;
using Reviews.Testing.Machine;

namespace Reviews.Host.Tests.Documents;

public sealed class PdfConverterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("reviews-converter-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_report_opened_in_LibreOffice_has_its_marking_reference_and_number_on_every_page()
    {
        using var converter = new PdfConverter(new DocumentOptions { Converter = LibreOffice.Program() });

        var (pdf, refusal) = await converter.ConvertAsync(WordTemplateTests.Fill("report-standard", SampleReport.Full), CancellationToken.None);

        refusal.Should().BeNull();
        var pages = LibreOffice.Pages(pdf!);
        pages.Should().HaveCountGreaterThanOrEqualTo(6).And.HaveCountLessThanOrEqualTo(10);
        pages.Should().OnlyContain(page => page.Contains("OFFICIAL-SENSITIVE") && page.Contains("SOU-2026-0042"));
        pages.Select((page, place) => page.Contains($"Page {place + 1} of {pages.Count}")).Should().OnlyContain(isNumbered => isNumbered);
        var text = string.Join(' ', string.Concat(pages).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        text.Should().Contain("Silent: nothing came in time").And.Contain("Minority view").And.Contain("What can be learnt is known already");
    }

    [Fact]
    public async Task No_row_of_a_table_is_lost_wherever_a_page_ends()
    {
        using var converter = new PdfConverter(new DocumentOptions { Converter = LibreOffice.Program() });
        for (var lines = 0; lines < 16; lines++)
        {
            // What is decided comes a line further down its page each time.
            var facts = SampleReport.Full with { Agencies = [], Meeting = SampleReport.Full.Meeting! with { Safety = string.Join('\n', Enumerable.Range(0, 20 + lines).Select(line => $"Line {line}")) } };

            var (pdf, _) = await converter.ConvertAsync(WordTemplateTests.Fill("report-standard", facts), CancellationToken.None);

            var text = string.Concat(LibreOffice.Pages(pdf!));
            new[] { "On the criteria", "What follows", "By a majority of the partners", "Southend City Council", "Wednesday 31", "Silence is no consent", "Line 19" }
                .Where(words => !text.Contains(words)).Should().BeEmpty($"of {lines} lines more");
        }
    }

    [Fact]
    public async Task The_short_report_is_shorter()
    {
        using var converter = new PdfConverter(new DocumentOptions { Converter = LibreOffice.Program() });

        var standard = await converter.ConvertAsync(WordTemplateTests.Fill("report-standard", SampleReport.Full), CancellationToken.None);
        var shorter = await converter.ConvertAsync(WordTemplateTests.Fill("report-short", SampleReport.Full), CancellationToken.None);

        LibreOffice.Pages(shorter.Pdf!).Count.Should().BeLessThan(LibreOffice.Pages(standard.Pdf!).Count);
    }

    [Fact]
    public async Task What_a_document_links_to_is_not_fetched()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var converter = new PdfConverter(new DocumentOptions { Converter = LibreOffice.Program() });
        var linked = WordFile.Change(WordTemplateTests.Fill("report-short", SampleReport.Full), document =>
        {
            var main = document.MainDocumentPart!;
            var link = main.AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate", new Uri($"http://127.0.0.1:{port}/a.dotx"));
            main.DocumentSettingsPart!.AddExternalRelationship(link.RelationshipType, link.Uri, "rTemplate");
            main.DocumentSettingsPart.Settings.AddChild(new AttachedTemplate { Id = "rTemplate" });
            main.Document.Body!.InsertAt(new Paragraph(new SimpleField(new Run(new Text("a picture"))) { Instruction = $" INCLUDEPICTURE \"http://127.0.0.1:{port}/a.png\" \\d " }), 0);
        });

        var (pdf, _) = await converter.ConvertAsync(linked, CancellationToken.None);

        pdf.Should().NotBeNull();
        listener.Pending().Should().BeFalse();
    }

    [Fact]
    public async Task A_converter_that_hangs_is_ended_with_what_it_started()
    {
        using var converter = new PdfConverter(new DocumentOptions { Converter = Script("sleep 300 & echo $! > /tmp/reviews-hanging-$PPID; wait"), TimeoutSeconds = "1" });
        var patience = Stopwatch.StartNew();

        var (pdf, refusal) = await converter.ConvertAsync(SouthendTemplates.All()["report-short"], CancellationToken.None);

        pdf.Should().BeNull();
        refusal.Should().Be(PdfConverter.TooLong);
        patience.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30));
        var started = File.ReadAllText($"/tmp/reviews-hanging-{Environment.ProcessId}").Trim();
        File.Delete($"/tmp/reviews-hanging-{Environment.ProcessId}");
        // Gone, or dead and not yet taken note of by whoever adopts orphans here: a kill reaches a busy machine's process when it next runs.
        for (var wait = 0; wait < 100 && IsRunning(started); wait++)
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        IsRunning(started).Should().BeFalse("process {0} was started by the converter", started);
    }

    [Fact]
    public async Task Nothing_of_our_environment_goes_along_and_nothing_is_left_behind()
    {
        Environment.SetEnvironmentVariable("Storage__ConnectionString", "Password=hidden");
        var seen = Path.Combine(folder, "seen");
        using var converter = new PdfConverter(new DocumentOptions { Converter = Script($"env > {seen}; pwd >> {seen}; cat /proc/self/environ > /dev/null") });

        var (_, refusal) = await converter.ConvertAsync(SouthendTemplates.All()["report-short"], CancellationToken.None);

        Environment.SetEnvironmentVariable("Storage__ConnectionString", null);
        refusal.Should().Be(PdfConverter.NotMade);
        File.ReadAllText(seen).Should().NotContain("hidden");
        Directory.Exists(File.ReadAllLines(seen)[^1]).Should().BeFalse();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_cleared_away_stops_no_PDF()
    {
        var left = Path.Combine(folder, "left");
        // Folders within folders, until their path is longer than any that can be named to be deleted.
        var deep = new string('d', 250);
        using var converter = new PdfConverter(new DocumentOptions { Converter = Script($"pwd > {left}; echo made > document.pdf; n=0; while [ $n -lt 20 ]; do mkdir {deep} && cd {deep}; n=$((n + 1)); done") });

        var (pdf, refusal) = await converter.ConvertAsync(SouthendTemplates.All()["report-short"], CancellationToken.None);

        refusal.Should().BeNull();
        Encoding.UTF8.GetString(pdf!).Should().Be("made\n");
        var leftOver = (await File.ReadAllTextAsync(left)).Trim();
        Directory.Exists(leftOver).Should().BeTrue("it could not be cleared away");
        using var clearing = Process.Start("rm", ["-rf", leftOver]);
        await clearing.WaitForExitAsync();
    }

    [Fact]
    public async Task Without_a_converter_it_says_so()
    {
        using var converter = new PdfConverter(new DocumentOptions { Converter = "reviews-has-no-such-program" });

        converter.IsInstalled.Should().BeFalse();
        (await converter.ConvertAsync(SouthendTemplates.All()["report-short"], CancellationToken.None)).Refusal.Should().Be(PdfConverter.NotInstalled);
        new DocumentOptions { TimeoutSeconds = "soon", Converter = "/nowhere/soffice" }.Problems().Should().HaveCount(2);
    }

    private static bool IsRunning(string process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/status").Contains("State:\tZ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private string Script(string body)
    {
        var file = Path.Combine(folder, "converter");
        File.WriteAllText(file, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }
}
