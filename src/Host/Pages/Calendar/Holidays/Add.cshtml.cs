using Microsoft.AspNetCore.Mvc;
using Reviews.Host.Pages.Components;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Pages.Calendar.Holidays;

/// <summary>One bank holiday that was announced.</summary>
internal sealed class AddModel(HolidayDesk holidays) : HolidayChangeModel(holidays)
{
    private const int LongestName = 100;

    [BindProperty]
    public DateEntry On { get; set; } = new();

    [BindProperty]
    public string? Name { get; set; }

    public override IReadOnlyList<(string Name, string? Value)> Carried =>
        [("On.Day", On.Day), ("On.Month", On.Month), ("On.Year", On.Year), (nameof(Name), Name)];

    protected override string Here => "Add a bank holiday";

    public void OnGet() => ViewData["Title"] = Here;

    protected override HolidayChange? Read(bool isConfirmed)
    {
        if (string.IsNullOrWhiteSpace(Name))
            ModelState.AddModelError(nameof(Name), "Enter what the bank holiday is called");
        else if (Name.Trim().Length > LongestName)
            ModelState.AddModelError(nameof(Name), FormattableString.Invariant($"What it is called must be {LongestName} characters or fewer"));
        var known = Holidays.Desk.Calendar.Holidays;
        if (On.Read(ModelState, nameof(On), "the day") is not { } on)
            return null;
        if (!isConfirmed && known.On(on) is { } already)
            ModelState.AddModelError(nameof(On), $"{LondonWords.Of(on)} is a bank holiday already: {already.Title}");
        else if (!known.Knows(on))
            ModelState.AddModelError(nameof(On), $"The day must be from {LondonWords.Of(known.FirstKnown)} to {LondonWords.Of(known.LastKnown)}, as the bank holidays around any other are not known: import GOV.UK’s list first");
        return ModelState.IsValid ? new HolidayChange([new BankHoliday(on, Name!.Trim(), null)], []) : null;
    }
}
