using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Host.Queries;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>What was answered about a review to be started: the same in the questions, in their check, and in the confirmation.</summary>
internal sealed class StartAnswers
{
    /// <summary>The id of the partnership it is started for; null: the only one, or the one chosen at set-up.</summary>
    public string? Partnership { get; set; }

    /// <summary>What starts: the id of one of the partnership's processes that people start.</summary>
    public string? What { get; set; }

    public List<string> Agencies { get; set; } = [];

    /// <summary>What was sent for the form of what starts, by field; those of the others are not kept.</summary>
    [BindNever]
    [JsonInclude]
    public Dictionary<string, string[]> Fields { get; private set; } = [];

    /// <summary>What was sent for the form of a process, by what its fields are called on the page.</summary>
    public static string Prefix(string processId) => processId + ".";

    /// <param name="sent">Everything that the page sent.</param>
    public void Take(IReadOnlyDictionary<string, IReadOnlyList<string>> sent) => Fields = sent
        .Where(field => What is not null && field.Key.StartsWith(Prefix(What), StringComparison.Ordinal))
        .ToDictionary(field => field.Key[Prefix(What!).Length..], field => field.Value.ToArray());

    /// <summary>The answers of the form on the page again, as they were sent.</summary>
    public void Show(ModelStateDictionary state)
    {
        foreach (var (field, values) in Fields)
        {
            var name = Prefix(What!) + field;
            state.SetModelValue(name, values is [var one] ? one : values, string.Join(',', values));
            state.MarkFieldSkipped(name);
        }
    }

    /// <summary>The field at which what is wrong with the date that all is counted from is told.</summary>
    public static string AnchorField(OfferedStart offer) => Prefix(offer.Process.Id) + offer.AnchorField.Key;

    /// <summary>What is to be started, or null with every fault in the model state, those of what is asked of all starts under <paramref name="prefix"/>.</summary>
    /// <param name="holidays">Those known: a clock cannot be counted from a date in a year of which nothing is.</param>
    public NewReview? Read(ModelStateDictionary state, string prefix, StartMenu menu, BankHolidays holidays, Instant now)
    {
        var asked = menu.Find(What) is { } offer ? Asked(state, menu, offer, holidays, now) : null;
        if (asked is null && menu.Find(What) is null)
            state.AddModelError($"{prefix}.{nameof(What)}", "Select what starts");
        ReadAgencies(state, prefix, menu);
        return state.IsValid ? asked : null;
    }

    /// <summary>What was answered besides the date that all is counted from, each beside the words it was asked with.</summary>
    public IReadOnlyList<(string Label, string Words)> Told(OfferedStart offer) => EntryWords.Of(
        offer.Form with { Components = [.. offer.OtherFields] }, FormSubmission.Read(offer.Form, Sent, [], FeelContext.Empty).Values, FeelContext.Empty);

    /// <summary>As they are kept until they are checked.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    public static StartAnswers Of(string json) => JsonSerializer.Deserialize<StartAnswers>(json)!;

    // By name, whatever its case: a date's parts are drawn as "x.Day" and read as "x.day".
    private Dictionary<string, IReadOnlyList<string>> Sent => Fields.ToDictionary(sent => sent.Key, IReadOnlyList<string> (sent) => sent.Value, StringComparer.OrdinalIgnoreCase);

    private void ReadAgencies(ModelStateDictionary state, string prefix, StartMenu menu)
    {
        if (menu.Find(What)?.Offer.ChoosesAgencies == false)
            return;
        if (Agencies.Count == 0)
            state.AddModelError($"{prefix}.{nameof(Agencies)}", "Select at least one agency");
        else if (Agencies.Exists(id => menu.Partnership.Agency(id) is null))
            state.AddModelError($"{prefix}.{nameof(Agencies)}", $"Select agencies of {menu.Partnership.Name} only");
    }

    private NewReview? Asked(ModelStateDictionary state, StartMenu menu, OfferedStart offer, BankHolidays holidays, Instant now)
    {
        var fields = Sent;
        string? First(string name) => fields.GetValueOrDefault(name)?[0];
        // The date that all is counted from is read as it is where it is corrected.
        var on = AnchorField(offer);
        var time = offer.AnchorTimeField is { } asksTime ? $"{asksTime.Key}.time" : null;
        var typed = new DateEntry { Day = First($"{offer.AnchorField.Key}.day"), Month = First($"{offer.AnchorField.Key}.month"), Year = First($"{offer.AnchorField.Key}.year") };
        var anchor = TypedMoment.Read(state, on, typed, time is null ? on : Prefix(offer.Process.Id) + time, time is null ? null : First(time), offer.CountsFrom, holidays, now);
        var submission = FormSubmission.Read(offer.Form, fields, [], FeelContext.Empty, now);
        var stated = StatedDates.Of(offer.Form, submission.Values);
        var faults = submission.Errors.Where(error => error.Field != offer.AnchorField.Key && error.Field != offer.AnchorTimeField?.Key)
            .Concat(DaySides.Faults(offer.Form, submission.Values, now))
            .Concat(CaseDates.None.FaultsOfStated(stated, now).Select(fault => new Workflows.Steps.FieldError(StatedDates.FieldOf(offer.Form, fault.Date)!.Key, fault.Sentence)));
        foreach (var fault in faults.Where(fault => state.GetFieldValidationState(Prefix(offer.Process.Id) + fault.Field) != ModelValidationState.Invalid))
            state.AddModelError(Prefix(offer.Process.Id) + fault.Field, fault.Message);
        if (anchor is null)
            return null;
        var variables = offer.Offer.Result is { } result ? FeelContext.Empty.With(result, submission.Values) : FeelContext.Empty;
        return new NewReview(menu.Partnership.Id, offer.Process.Id, anchor, Chosen(offer), variables) { Dates = stated };
    }

    private List<string> Chosen(OfferedStart offer) => offer.Offer.ChoosesAgencies ? Agencies : [];
}
