namespace Reviews.Workflows.Steps.Publication;

/// <summary>
/// A file that everybody is to read, and what it gives away besides its words, as far as that can be told: tracked changes and
/// comments, and who its own properties say wrote it. Of a PDF neither can be told. Domain: an anonymised report whose file names
/// its author, or still holds what was taken out, is not anonymised.
/// </summary>
/// <param name="Sha256">Lower-case hex of the exact bytes.</param>
/// <param name="Marks">How many tracked changes and comments it holds; null for a Word file that cannot be read.</param>
/// <param name="Names">Who its properties name, without the partnership itself.</param>
/// <param name="IsElsewhere">Whether the same bytes are a document of the review that was not made for the public.</param>
public sealed record PublicVersion(string Sha256, int? Marks, IReadOnlyList<string> Names, bool IsElsewhere)
{
    /// <summary>One sentence that says all that is against publishing it; null when nothing is known against it.</summary>
    internal string? Fault()
    {
        List<string> faults =
        [
            .. Marks is null ? ["it cannot be read as Word: open it in Word, save it as .docx again and send that"] : Array.Empty<string>(),
            .. Marks > 0 ? [FormattableString.Invariant($"it holds {Marks} tracked {(Marks == 1 ? "change or comment" : "changes or comments")}: accept or reject each in Word, and delete the comments")] : Array.Empty<string>(),
            .. Names.Count > 0 ? [$"its properties name {string.Join(" and ", Names)}: take them out in Word (File, Info, Inspect document)"] : Array.Empty<string>(),
            .. IsElsewhere ? ["it is, to the byte, another document of this review that was not made for the public"] : Array.Empty<string>(),
        ];
        return faults.Count == 0 ? null : $"This file is not fit for the public: {string.Join("; ", faults)}";
    }

    /// <summary>What is against a file of those bytes.</summary>
    /// <param name="known">Of every file that is to be published by the step at hand: one that is not among them was not looked into.</param>
    internal static string? FaultOf(string? sha256, IReadOnlyList<PublicVersion> known) => known.FirstOrDefault(version => version.Sha256 == sha256) is { } version
        ? version.Fault()
        : "This file has not been looked into: hand it in again";
}
