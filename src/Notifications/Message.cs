namespace Reviews.Notifications;

/// <summary>
/// A message as it is worded, before anyone's address is known. It holds a review's reference, a link that needs a
/// sign-in, dates, and kinds of task; never the name of a child, an adult or an agency, a title, or free text of a case.
/// </summary>
/// <param name="Kind">The catalogue's name for it, kebab-case and stable: <c>task-assigned</c>.</param>
/// <param name="Body">Plain text; lines end in <c>\n</c>, the last one too.</param>
public sealed record Message(string Kind, string Subject, string Body, IReadOnlyList<Attachment> Attachments);

/// <summary>A file that goes with a message.</summary>
/// <param name="FileName">ASCII, and nothing of a case in it but the reference.</param>
/// <param name="ContentType">As a MIME header says it, with a text's charset.</param>
public sealed record Attachment(string FileName, string ContentType, ReadOnlyMemory<byte> Content);
