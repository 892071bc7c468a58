using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;
using Reviews.Host.Pages.Components;
using Reviews.Notifications.Messages;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Pages.Calendar.Holidays;

/// <summary>
/// GOV.UK's own list, from a file: what is new in it, and what is known here and missing in it, is carried to the confirmation.
/// Of what is missing it is asked first, date by date, whether it is withdrawn: a bank holiday that was moved would count twice.
/// </summary>
internal sealed class ImportModel(HolidayDesk holidays) : HolidayChangeModel(holidays)
{
    private const int LargestList = 1_000_000;

    [BindProperty]
    public IFormFile? List { get; set; }

    /// <summary>What was new in the list when it was read, as one text; null before.</summary>
    [BindProperty]
    public string? Announced { get; set; }

    /// <summary>What was missing in it, likewise.</summary>
    [BindProperty]
    public string? Missing { get; set; }

    /// <summary>Whether it was asked already which of those are withdrawn.</summary>
    [BindProperty]
    public bool Asked { get; set; }

    /// <summary>Which of those are withdrawn with this import.</summary>
    [BindProperty]
    public List<string> Withdraw { get; set; } = [];

    public override IReadOnlyList<(string Name, string? Value)> Carried =>
        [(nameof(Announced), Announced), (nameof(Missing), Missing), (nameof(Asked), "true"), .. Withdraw.Select(date => (nameof(Withdraw), (string?)date))];

    public override IReadOnlyList<BankHoliday> Staying => [.. LeftOut.Where(holiday => !Withdraw.Contains(Iso(holiday)))];

    /// <summary>Which dates are asked about; null while none are.</summary>
    public IEnumerable<Choice>? Choices => IsAsking ? LeftOut.Select(holiday => new Choice(Iso(holiday), LondonWords.Of(holiday.Date), holiday.Title)) : null;

    protected override bool IsAsking => !Asked && LeftOut.Count > 0;

    protected override string Here => "Import bank holidays";

    private IReadOnlyList<BankHoliday> LeftOut { get; set; } = [];

    public void OnGet() => ViewData["Title"] = Here;

    protected override HolidayChange? Read(bool isConfirmed)
    {
        if (List is null && Announced is { Length: > 0 })
            return Carry(Announced, Missing ?? "[]");
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
            var (known, read) = (Holidays.Desk.Calendar.Holidays, BankHolidays.Read(json));
            (Announced, Missing) = (CarriedHolidays.Write(known.NewIn(read)), CarriedHolidays.Write(LeftOut = known.MissingIn(read)));
            // Another file is asked about anew.
            (Asked, Withdraw) = (false, []);
            return new HolidayChange(known.NewIn(read), []);
        }
        catch (FormatException wrong)
        {
            foreach (var problem in wrong.Message.Split('\n'))
                ModelState.AddModelError(nameof(List), problem);
            return null;
        }
    }

    // What comes back is anybody's, and read as strictly as the list itself. Only what the list left out is withdrawn with it.
    private HolidayChange? Carry(string announced, string missing)
    {
        if (CarriedHolidays.Read(announced) is { } fresh && CarriedHolidays.Read(missing) is { } leftOut && Withdraw.TrueForAll(date => leftOut.Any(holiday => Iso(holiday) == date)))
        {
            LeftOut = leftOut;
            return new HolidayChange(fresh, [.. leftOut.Where(holiday => Withdraw.Contains(Iso(holiday))).Select(holiday => holiday.Date)]);
        }

        ModelState.AddModelError(nameof(List), "Choose the file with GOV.UK’s list again");
        return null;
    }

    private static string Iso(BankHoliday holiday) => LocalDatePattern.Iso.Format(holiday.Date);
}
