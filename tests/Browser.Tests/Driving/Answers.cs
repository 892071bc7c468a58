using System.Collections;

namespace Reviews.Browser.Tests.Driving;

/// <summary>
/// What a person puts into a form, by field, in the order of the page: a text; a choice's value; several ticked values with
/// blanks between; a date as 2026-12-31; for a list to choose from, whoever stands first.
/// </summary>
internal sealed class Answers : IEnumerable<(string Field, string Value)>
{
    private readonly List<(string Field, string Value)> all = [];

    public string this[string field]
    {
        set => all.Add((field, value));
    }

    public IEnumerator<(string Field, string Value)> GetEnumerator() => all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
