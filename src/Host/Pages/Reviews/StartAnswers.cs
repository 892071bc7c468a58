using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Reviews.Host.Casework;
using Reviews.Host.Pages.Components;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.ReviewPages;

/// <summary>What was answered about a review to be started: the same in the questions, in their check, and in the confirmation.</summary>
internal sealed class StartAnswers
{
    /// <summary>The id of the partnership it is started for; null: the only one, or the one chosen at set-up.</summary>
    public string? Partnership { get; set; }

    /// <summary>What starts: one of <see cref="ProcessIds"/>.</summary>
    public string? What { get; set; }

    public DateEntry AwareOn { get; set; } = new();

    public string? AwareAt { get; set; }

    public DateEntry ReceivedOn { get; set; } = new();

    public string? ReceivedAt { get; set; }

    /// <summary>When a practice review was decided on that nothing here leads to: it is under way on paper, or the rapid review was done elsewhere.</summary>
    public DateEntry DecidedOn { get; set; } = new();

    /// <summary>The Panel's reference of a notification already made.</summary>
    public string? Reference { get; set; }

    public DateEntry SentOn { get; set; } = new();

    public string? SentAt { get; set; }

    public List<string> Agencies { get; set; } = [];

    [BindNever]
    [JsonIgnore]
    public bool IsNotification => What == ProcessIds.Notification;

    /// <summary>The date of what starts the clock, as the model state knows it.</summary>
    public string AnchorField(string prefix) => $"{prefix}.{What switch
    {
        ProcessIds.Notification => nameof(AwareOn),
        ProcessIds.Referral => nameof(ReceivedOn),
        ProcessIds.PracticeReview => nameof(DecidedOn),
        _ => nameof(SentOn),
    }}";

    /// <summary>What is to be started, or null with every fault in the model state under <paramref name="prefix"/>.</summary>
    /// <param name="holidays">Those known: a clock cannot be counted from a date in a year of which nothing is.</param>
    public NewReview? Read(ModelStateDictionary state, string prefix, Partnership partnership, BankHolidays holidays, Instant now)
    {
        ClockAnchor? anchor = null;
        if (What is ProcessIds.Notification)
            anchor = TypedMoment.Read(state, $"{prefix}.{nameof(AwareOn)}", AwareOn, $"{prefix}.{nameof(AwareAt)}", AwareAt, CaseDate.Awareness, holidays, now);
        else if (What is ProcessIds.RapidReview)
            anchor = TypedMoment.Read(state, $"{prefix}.{nameof(SentOn)}", SentOn, $"{prefix}.{nameof(SentAt)}", SentAt, CaseDate.NotificationSent, holidays, now);
        else if (What is ProcessIds.Referral)
            anchor = TypedMoment.Read(state, $"{prefix}.{nameof(ReceivedOn)}", ReceivedOn, $"{prefix}.{nameof(ReceivedAt)}", ReceivedAt, CaseDate.ReferralReceived, holidays, now);
        else if (What is ProcessIds.PracticeReview)
            anchor = TypedMoment.Read(state, $"{prefix}.{nameof(DecidedOn)}", DecidedOn, $"{prefix}.{nameof(DecidedOn)}", time: null, CaseDate.ReviewInitiated, holidays, now);
        else
            state.AddModelError($"{prefix}.{nameof(What)}", "Select what starts");
        if (What is ProcessIds.RapidReview && string.IsNullOrWhiteSpace(Reference))
            state.AddModelError($"{prefix}.{nameof(Reference)}", "Enter the Panel’s reference of the notification");
        if (Agencies.Count == 0)
            state.AddModelError($"{prefix}.{nameof(Agencies)}", "Select at least one agency");
        else if (Agencies.Exists(id => partnership.Agency(id) is null))
            state.AddModelError($"{prefix}.{nameof(Agencies)}", $"Select agencies of {partnership.Name} only");
        return state.IsValid ? new NewReview(partnership.Id, What!, anchor, Agencies, Variables(anchor!)) : null;
    }

    /// <summary>As they are kept until they are checked.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    public static StartAnswers Of(string json) => JsonSerializer.Deserialize<StartAnswers>(json)!;

    private FeelContext Variables(ClockAnchor anchor) => What switch
    {
        ProcessIds.RapidReview => FeelContext.Empty
            .With("notification", new FeelContext(
            [
                KeyValuePair.Create<string, FeelValue>("reference", new FeelText(Reference!.Trim())),
                KeyValuePair.Create<string, FeelValue>("sentOn", new FeelDate(anchor.Date)),
                KeyValuePair.Create("sentAt", anchor.Time is { } time ? (FeelValue)new FeelTime(time) : FeelValue.Null),
            ]))
            .With("modifiedResponse", FeelBoolean.False),
        ProcessIds.PracticeReview => FeelContext.Empty
            .With("decision", new FeelContext(
            [
                KeyValuePair.Create<string, FeelValue>("choice", new FeelText("commission")),
                KeyValuePair.Create<string, FeelValue>("decidedOn", new FeelDate(anchor.Date)),
            ])),
        _ => FeelContext.Empty,
    };
}
