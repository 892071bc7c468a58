using Reviews.Host.Queries;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>What a delay, or its end, would move, to be drawn before it is confirmed.</summary>
internal sealed record DelayPreviewView(DelayPreview Preview, CaseDesk Desk);
