using System.CommandLine;
using Reviews.Workflows.Deadlines;

namespace Reviews.Host.CommandLine;

/// <summary>
/// <c>holidays import FILE</c>: lists which open deadlines GOV.UK's bank holidays would move, and with <c>--confirm</c> takes them
/// and moves exactly those. Exit 1 where it is refused.
/// </summary>
internal static class HolidaysVerb
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "Bank holidays as https://www.gov.uk/bank-holidays.json has them; may be left out with --withdraw.", Arity = ArgumentArity.ZeroOrOne };
        var confirm = new Option<bool>("--confirm") { Description = "Take them, and move what is listed." };
        var withdraw = Options.Date("--withdraw", "A date that is no bank holiday any more, whatever FILE says.");
        var (json, data) = (Options.Json(), Options.Data());
        var import = new Command("import", "Lists the open deadlines that would move; with --confirm, moves them.") { file, confirm, withdraw, json, data };
        import.Validators.Add(given =>
        {
            if (given.GetValue(file) is null && given.GetValue(withdraw) is null)
                given.AddError("Expected FILE, or --withdraw DATE, but there is neither.");
        });
        import.SetAction((parsed, cancellation) => HolidayUpkeep.ImportAsync(
            parsed.GetValue(data),
            new HolidayChange(
                parsed.GetValue(file) is { } path ? InputFiles.Calendar(path).Holidays.All : [],
                parsed.GetValue(withdraw) is { } date ? [date] : []),
            parsed.GetValue(file),
            parsed.GetValue(confirm),
            parsed.GetValue(json),
            cancellation));
        return new Command("holidays", "The bank holidays that days are counted by.") { import };
    }
}
