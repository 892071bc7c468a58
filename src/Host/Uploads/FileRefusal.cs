namespace Reviews.Host.Uploads;

/// <summary>Why a file is not kept: an instruction to whoever sent it.</summary>
internal sealed record FileRefusal(string Message);
