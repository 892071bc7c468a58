using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.Pages.Calendar.Holidays;

/// <summary>A bank holiday that is none after all.</summary>
internal sealed class WithdrawModel(HolidayDesk holidays) : HolidayChangeModel(holidays)
{
    [BindProperty(SupportsGet = true, Name = "date")]
    public string? Date { get; set; }

    public BankHoliday Holiday { get; private set; } = null!;

    protected override string Here => "Withdraw a bank holiday";

    public IActionResult OnGet() => IsThere() ? Page() : NotFound();

    /// <summary>Not for a date that is no bank holiday: withdrawn by somebody else meanwhile, it is gone.</summary>
    protected override bool IsThere()
    {
        ViewData["Title"] = Here;
        if (Asked is not { } date || Holidays.Desk.Calendar.Holidays.On(date) is not { } holiday)
            return false;
        Holiday = holiday;
        return true;
    }

    protected override HolidayChange? Read(bool isConfirmed) => Asked is { } date ? new([], [date]) : null;

    private LocalDate? Asked => LocalDatePattern.Iso.Parse(Date ?? "") is { Success: true, Value: var date } ? date : null;
}
