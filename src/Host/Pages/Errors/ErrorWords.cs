namespace Reviews.Host.Pages.Errors;

/// <summary>What a status is called for people.</summary>
internal sealed record ErrorWords(string Title, params IReadOnlyList<string> Paragraphs)
{
    public static ErrorWords Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(
            "This page could not be sent",
            "It was open for too long, or you have signed in or out since you opened it. Nothing was changed.",
            "Open the page again and send it once more."),
        StatusCodes.Status404NotFound or StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status405MethodNotAllowed => new(
            "Page not found",
            "If you typed or pasted the address, check that it is complete.",
            "If you followed a link, what it leads to may be closed, or not be open to you."),
        StatusCodes.Status409Conflict => new(
            "This has changed since you opened it",
            "Somebody else was first. Nothing of yours was recorded.",
            "Go back, open the page again and look at it before you send anything."),
        StatusCodes.Status413PayloadTooLarge => new(
            "These files are too large",
            "Nothing was kept. Each file may have up to 25 MB, and all that are sent at once up to 125 MB.",
            "Send fewer files at once, or smaller ones."),
        StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => new(
            "Reviews is busy", "Nothing was changed. Wait a minute, then try again."),
        _ => new("Sorry, there is a problem with Reviews", "Nothing of what you just sent was recorded. Try again later."),
    };
}
