using System.ComponentModel;
using System.Diagnostics;
using Reviews.Workflows;

namespace Reviews.Host.Documents;

/// <summary>
/// Makes a PDF of a Word document with LibreOffice, an external program: one at a time, in a folder of its own that is gone
/// afterwards, with none of our environment, and ended with all it started when it takes too long.
/// </summary>
internal sealed class PdfConverter(DocumentOptions options) : IDisposable
{
    // Tagged for those who hear it read, with its headings as an outline.
    private const string Export = """pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"},"SelectPdfVersion":{"type":"long","value":"17"}}""";

    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>This machine has no LibreOffice where the settings say.</summary>
    public static Refusal NotInstalled { get; } = new("no-pdf-here", "Expected LibreOffice, which makes the PDF, but this machine has none. The Word document can be had all the same; whoever runs the service can install it.");

    public static Refusal TooLong { get; } = new("pdf-too-long", "Expected the PDF to be made within its time, but it was not. Try again, or save it as PDF from Word.");

    public static Refusal NotMade { get; } = new("pdf-not-made", "Expected LibreOffice to make a PDF of this document, but it could not. Open it in Word, and save it again or as PDF.");

    /// <summary>Whether LibreOffice is where the settings say.</summary>
    public bool IsInstalled => Program is not null;

    public void Dispose() => turn.Dispose();

    /// <returns>The PDF, or why there is none.</returns>
    public async Task<(byte[]? Pdf, Refusal? Refusal)> ConvertAsync(ReadOnlyMemory<byte> word, CancellationToken cancellation)
    {
        if (Program is not { } program)
            return (null, NotInstalled);
        await turn.WaitAsync(cancellation);
        try
        {
            return await ConvertAsync(program, word, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<(byte[]? Pdf, Refusal? Refusal)> ConvertAsync(string program, ReadOnlyMemory<byte> word, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("reviews-pdf-");
        try
        {
            var input = Path.Join(folder.FullName, "document.docx");
            await File.WriteAllBytesAsync(input, word, cancellation);
            if (!await RunAsync(program, folder.FullName, input, cancellation))
                return (null, TooLong);
            var output = Path.ChangeExtension(input, ".pdf");
            return File.Exists(output) ? (await File.ReadAllBytesAsync(output, cancellation), null) : (null, NotMade);
        }
        finally
        {
            Clear(folder);
        }
    }

    // What was ended may still hold or write a file for a moment. A folder left behind is no reason to make no PDF: the system's temporary files are cleared by the system.
    private static void Clear(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        // ArgumentException is what .NET has for a path that is longer than the system can name.
        catch (Exception held) when (held is IOException or UnauthorizedAccessException or ArgumentException)
        {
        }
    }

    private string? Program
    {
        get
        {
            if (options.Converter.Length == 0)
                return null;
            if (Path.IsPathRooted(options.Converter))
                return File.Exists(options.Converter) ? options.Converter : null;
            return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .Select(place => Path.Join(place, options.Converter)).FirstOrDefault(File.Exists);
        }
    }

    /// <returns>Whether it ended by itself.</returns>
    private async Task<bool> RunAsync(string program, string folder, string input, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[] { ConverterProfile.Write(Path.Join(folder, "profile")), "--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to", Export, "--outdir", folder, input })
            start.ArgumentList.Add(argument);
        // Nothing of ours goes along: no connection string, no key.
        start.Environment.Clear();
        (start.Environment["PATH"], start.Environment["HOME"], start.Environment["TMPDIR"], start.Environment["LANG"]) = ("/usr/bin:/bin", folder, folder, "C.UTF-8");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        using var running = Start(start);
        if (running is null)
            return true;
        running.StandardInput.Close();
        var said = Task.WhenAll(running.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellation), running.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellation));
        try
        {
            await running.WaitForExitAsync(limit.Token);
            await said.WaitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            if (!running.HasExited)
            {
                running.Kill(entireProcessTree: true);
                await running.WaitForExitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(5), CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // Found, and yet not a program of this machine.
    private static Process? Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
