namespace Reviews.Host.Pages.Components;

/// <summary>One answer offered by radios, checkboxes or a select.</summary>
public sealed record Choice(string Value, string Label, string? Hint = null);
