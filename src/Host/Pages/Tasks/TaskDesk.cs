using Reviews.Host.Casework;
using Reviews.Host.Queries;

namespace Reviews.Host.Pages.Tasks;

/// <summary>What the page of every kind of task does its work with.</summary>
internal sealed record TaskDesk(CaseDesk Desk, FindTask Tasks, SubmitTask Submit, RecordForOthers Record, KeepUpload Keep, ReviewDocuments Documents);
