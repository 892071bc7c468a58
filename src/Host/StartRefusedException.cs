namespace Reviews.Host;

/// <summary>The start is refused; the message is the whole list of what is wrong, a line each.</summary>
internal sealed class StartRefusedException(string problems) : Exception(problems);
