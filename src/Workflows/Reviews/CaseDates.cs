using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Engine;

namespace Reviews.Workflows.Reviews;

/// <summary>
/// The dates of a review as far as they are known. What a form states or a correction says is held against them: nothing in
/// the future, nothing before the incident, no notification before the authority was aware of what it notifies. Two dates
/// of which one has no time are compared by their days.
/// </summary>
public sealed class CaseDates(IReadOnlyDictionary<CaseDate, ClockAnchor> known)
{
    // Working Together 2023, ch. 5: the authority notifies what it has become aware of. The partners may hear of it before the authority does.
    private static readonly IReadOnlyList<(CaseDate Earlier, CaseDate Later)> Orders =
    [
        .. AfterIncident(CaseDate.All),
        (CaseDate.Awareness, CaseDate.NotificationSent),
        (CaseDate.NotificationSent, CaseDate.NotificationReceived),
        (CaseDate.ReferralReceived, CaseDate.ReferralAccepted),
        // What is submitted is the review that the notification, or the accepted referral, began (S003 App. D).
        (CaseDate.NotificationSent, CaseDate.ReportSubmitted),
        (CaseDate.ReferralAccepted, CaseDate.ReportSubmitted),
    ];

    public static CaseDates None { get; } = new(new Dictionary<CaseDate, ClockAnchor>());

    /// <summary>Null while it is not known.</summary>
    public ClockAnchor? Of(CaseDate date) => known.GetValueOrDefault(date);

    /// <summary>
    /// Every fault of dates that are to stand from now on, in the order of <see cref="CaseDate.All"/>, and then those of the review's type. What is known already
    /// and does not change is no fault of theirs.
    /// </summary>
    public IReadOnlyList<CaseDateFault> Faults(IReadOnlyDictionary<CaseDate, ClockAnchor> given, Instant now)
    {
        var changed = given.Where(one => one.Value != Of(one.Key)).ToDictionary();
        ClockAnchor? Then(CaseDate date) => given.GetValueOrDefault(date) ?? Of(date);
        var future = changed.Where(one => IsAfter(one.Value, now)).Select(one => CaseDateFault.Future(one.Key, one.Value, now)).ToList();
        var order = Orders.Concat(AfterIncident(given.Keys.Union(known.Keys).Where(date => !date.IsKnownToAll)))
            .Where(pair => (changed.ContainsKey(pair.Earlier) || changed.ContainsKey(pair.Later)) && Then(pair.Earlier) is { } earlier && Then(pair.Later) is { } later && IsBefore(later, earlier))
            // Told of the one that is new; of two new ones, of the later.
            .Select(pair => changed.ContainsKey(pair.Later) ? (About: pair.Later, Other: pair.Earlier) : (About: pair.Earlier, Other: pair.Later))
            .Select(pair => CaseDateFault.Order(pair.About, Then(pair.About)!, pair.Other, Then(pair.Other)!));
        return [.. future.Concat(order).OrderBy(fault => PlaceOf(fault.Date)).ThenBy(fault => fault.Date.Id, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The same of dates that a form states: one that is known stays as it is recorded, and another value is refused, because
    /// correcting a date is an act of its own, with a reason.
    /// </summary>
    public IReadOnlyList<CaseDateFault> FaultsOfStated(IReadOnlyDictionary<CaseDate, ClockAnchor> stated, Instant now)
    {
        var other = stated.Where(one => Of(one.Key) is { } recorded && !IsSame(recorded, one.Value)).ToList();
        return [.. other.Select(one => CaseDateFault.Recorded(one.Key, one.Value, Of(one.Key)!)), .. Faults(NewAmong(stated), now)];
    }

    /// <summary>Those stated that were not known: what is recorded of a form.</summary>
    public IReadOnlyDictionary<CaseDate, ClockAnchor> NewAmong(IReadOnlyDictionary<CaseDate, ClockAnchor> stated) =>
        stated.Where(one => Of(one.Key) is null).ToDictionary();

    private static IEnumerable<(CaseDate Earlier, CaseDate Later)> AfterIncident(IEnumerable<CaseDate> dates) =>
        dates.Where(date => date != CaseDate.Incident).Select(date => (CaseDate.Incident, date));

    private static int PlaceOf(CaseDate date) => CaseDate.All.ToList().IndexOf(date) is var place and >= 0 ? place : int.MaxValue;

    private static bool IsSame(ClockAnchor one, ClockAnchor other) => !IsBefore(one, other) && !IsBefore(other, one);

    private static bool IsBefore(ClockAnchor one, ClockAnchor other) =>
        one.Date < other.Date || (one.Date == other.Date && one.Time is { } time && other.Time is { } than && time < than);

    private static bool IsAfter(ClockAnchor one, Instant now) =>
        LondonTime.ToLocal(now) is var local && IsBefore(new ClockAnchor(local.Date, local.TimeOfDay), one);
}
