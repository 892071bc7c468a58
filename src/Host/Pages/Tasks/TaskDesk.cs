using Reviews.Host.Access;
using Reviews.Host.Casework;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.Tasks;

/// <summary>What the page of every kind of task does its work with.</summary>
internal sealed record TaskDesk(
    CaseDesk Desk, FindTask Tasks, SubmitTask Submit, RecordForOthers Record, KeepUpload Keep, ReviewDocuments Documents, DraftVersions Versions, UnsentDesk Unsent, NoteOpened Opened);

/// <summary>What was typed and not sent: how it is kept, found again, and known to be whose.</summary>
internal sealed record UnsentDesk(SaveUnsentAnswer Save, FindUnsentAnswer Find, LostAnswers Lost, WriterTokens Writers);
