using System.Globalization;
using System.Security.Cryptography;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Pages.Tasks;

/// <summary>Keeps the files a form sent, whatever is wrong with its fields, so that nobody has to send one twice.</summary>
internal static class SentFiles
{
    /// <returns>The documents the form goes with: those kept before and not left out, and those it brought; and what is wrong with a file.</returns>
    public static async Task<(IReadOnlyList<Guid> Documents, IReadOnlyList<FieldError> Faults)> KeepAsync(
        TaskDesk tasks, Guid taskId, IFormCollection form, string requestId, CancellationToken cancellation)
    {
        var documents = SentForm.Kept(form).ToList();
        var faults = new List<FieldError>();
        var files = form.Files.Where(file => file.FileName.Length > 0).ToList();
        for (var place = 0; place < files.Count; place++)
        {
            await using var content = files[place].OpenReadStream();
            // Another file at the same place is another request: what was kept first is never taken for it.
            var print = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
            content.Position = 0;
            var context = tasks.Desk.ActPart(requestId, string.Create(CultureInfo.InvariantCulture, $"file:{place}:{print}"));
            var outcome = await tasks.Keep.RunAsync(context, taskId, files[place].Name, files[place].FileName, content, cancellation);
            if (outcome.IsDone)
                documents.Add(outcome.Value.DocumentId);
            // A refusal is met again, and said, when the form itself is sent.
            faults.AddRange(outcome.Errors);
        }

        return (documents, faults);
    }
}
