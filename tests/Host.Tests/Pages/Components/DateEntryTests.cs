using Microsoft.AspNetCore.Mvc.ModelBinding;
using Reviews.Host.Pages.Components;

namespace Reviews.Host.Tests.Pages.Components;

public sealed class DateEntryTests
{
    [Fact]
    public void A_date_as_people_type_it_is_read()
    {
        var state = new ModelStateDictionary();

        new DateEntry { Day = " 09", Month = "2", Year = "2026" }.Read(state, "On", "the date").Should().Be(new LocalDate(2026, 2, 9));

        state.IsValid.Should().BeTrue();
    }

    [Theory]
    [InlineData("", "", "", "Enter the date", null)]
    [InlineData("1", "", "2026", "The date must include a month", "Month")]
    [InlineData("", "", "2026", "The date must include a day and a month", "Day")]
    [InlineData("1", "13", "2026", "The date must have a month from 1 to 12", "Month")]
    [InlineData("29", "2", "2026", "The date must be a real date", "Day")]
    [InlineData("0", "2", "2026", "The date must be a real date", "Day")]
    [InlineData("-1", "2", "2026", "The date must be a real date", "Day")]
    [InlineData("1", "2", "26", "The date must have a year of 4 numbers", "Year")]
    [InlineData("1", "2", "02026", "The date must have a year of 4 numbers", "Year")]
    [InlineData("1", "2", "0202", "The date must have a year from 1900 to 2100", "Year")]
    [InlineData("1", "2", "9999", "The date must have a year from 1900 to 2100", "Year")]
    public void What_is_no_date_is_refused_with_an_instruction(string day, string month, string year, string sentence, string? part)
    {
        var state = new ModelStateDictionary();
        var entry = new DateEntry { Day = day, Month = month, Year = year };

        entry.Read(state, "On", "the date").Should().BeNull();

        state["On"]!.Errors.Should().ContainSingle().Which.ErrorMessage.Should().Be(sentence);
        entry.WrongPart.Should().Be(part);
    }

    [Fact]
    public void A_leap_day_is_a_real_date() =>
        new DateEntry { Day = "29", Month = "2", Year = "2028" }.Read(new ModelStateDictionary(), "On", "the date").Should().Be(new LocalDate(2028, 2, 29));
}
