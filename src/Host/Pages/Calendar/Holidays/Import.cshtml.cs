using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Pages.Calendar.Holidays;

/// <summary>GOV.UK's own list, from a file: what is new in it is carried to the confirmation.</summary>
internal sealed class ImportModel(HolidayDesk holidays) : HolidayChangeModel(holidays)
{
    private const int LargestList = 1_000_000;

    [BindProperty]
    public IFormFile? List { get; set; }

    /// <summary>What was new in the list when it was read, as one text; null before.</summary>
    [BindProperty]
    public string? Announced { get; set; }

    public override IReadOnlyList<(string Name, string? Value)> Carried => [(nameof(Announced), Announced)];

    protected override string Here => "Import bank holidays";

    public void OnGet() => ViewData["Title"] = Here;

    protected override HolidayChange? Read(bool isConfirmed)
    {
        if (List is null && Announced is { Length: > 0 })
            return Carry(Announced);
        if (List is null || List.Length == 0)
            ModelState.AddModelError(nameof(List), "Choose the file with GOV.UK’s list");
        else if (List.Length > LargestList)
            ModelState.AddModelError(nameof(List), "The file must be 1 MB or smaller");
        else
            return ReadList(List);
        return null;
    }

    private HolidayChange? ReadList(IFormFile list)
    {
        try
        {
            using var json = list.OpenReadStream();
            var fresh = Holidays.Desk.Calendar.Holidays.NewIn(BankHolidays.Read(json));
            Announced = JsonSerializer.Serialize(fresh.Select(holiday => new[] { LocalDatePattern.Iso.Format(holiday.Date), holiday.Title, holiday.Notes }));
            return new HolidayChange(fresh, []);
        }
        catch (FormatException wrong)
        {
            foreach (var problem in wrong.Message.Split('\n'))
                ModelState.AddModelError(nameof(List), problem);
            return null;
        }
    }

    // What comes back is anybody's, and read as strictly as the list itself.
    private HolidayChange? Carry(string announced)
    {
        try
        {
            var rows = JsonSerializer.Deserialize<string?[][]>(announced) ?? [];
            if (rows.Any(row => row is not [{ Length: > 0 }, { Length: > 0 }, _]))
                throw new JsonException("Expected each date with its title and its notes.");
            return new HolidayChange(
                new BankHolidays(rows.Select(row => new BankHoliday(LocalDatePattern.Iso.Parse(row[0]!).Value, row[1]!, row[2]))).All, []);
        }
        catch (Exception wrong) when (wrong is JsonException or NodaTime.Text.UnparsableValueException or ArgumentException or IndexOutOfRangeException)
        {
            ModelState.AddModelError(nameof(List), "Choose the file with GOV.UK’s list again");
            return null;
        }
    }
}
