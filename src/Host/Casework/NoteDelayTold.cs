using Microsoft.EntityFrameworkCore;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>Somebody was told of a delay, such as the Panel and the Secretary of State of its reasons: who, when and how, at any time after it was agreed.</summary>
internal sealed class NoteDelayTold(ProcessRunner runner)
{
    public Task<Outcome<NotedTold>> RunAsync(ActionContext context, Guid delayId, string who, LocalDate toldOn, string how, CancellationToken cancellation) =>
        runner.RunAsync<NotedTold>(
            context,
            Asked.For(nameof(NoteDelayTold), delayId, who, FormattableString.Invariant($"{toldOn:uuuu-MM-dd}"), how),
            transaction => NoteAsync(transaction, delayId, who, toldOn, how),
            cancellation);

    private static async Task<Outcome<NotedTold>> NoteAsync(CaseTransaction transaction, Guid delayId, string who, LocalDate toldOn, string how)
    {
        if (await transaction.Db.Delays.AsNoTracking().SingleOrDefaultAsync(d => d.Id == delayId, transaction.Cancellation) is not { } delay)
            return Refusals.NotFound;
        if (await transaction.WhyNotAsync(delay.ReviewId, Permission.AgreeDelay) is { } notAllowed)
            return notAllowed;
        if (Faults(who, toldOn, how, transaction.Context.At).ToList() is { Count: > 0 } faults)
            return Outcome<NotedTold>.Rejected(faults);
        transaction.Db.DelayTold.Add(new DelayToldRow
        {
            Id = Guid.NewGuid(),
            DelayId = delayId,
            Who = who,
            ToldOn = toldOn,
            How = how,
            RecordedAt = transaction.Context.At,
            RecordedBy = transaction.Context.By,
        });
        transaction.Record(delay.ReviewId, "delay-told", new { Id = delayId, Who = who, ToldOn = FormattableString.Invariant($"{toldOn:uuuu-MM-dd}"), How = how });
        return new NotedTold(delay.ReviewId);
    }

    /// <summary>Every fault; the fields are <c>who</c>, <c>toldOn</c> and <c>how</c>. A day that was not given is asked for elsewhere.</summary>
    public static IEnumerable<FieldError> Faults(string? who, LocalDate? toldOn, string? how, Instant now)
    {
        foreach (var (field, text, missing) in new[] { ("who", who, "Enter who was told"), ("how", how, "Enter how they were told") })
        {
            if (string.IsNullOrWhiteSpace(text))
                yield return new(field, missing);
            else if (text.Length > DelayTerms.LongestName)
                yield return new(field, FormattableString.Invariant($"It must be {DelayTerms.LongestName} characters or fewer"));
        }

        if (toldOn > LondonTime.ToLocal(now).Date)
            yield return new("toldOn", "The day on which they were told must be today or in the past");
    }
}

internal sealed record NotedTold(Guid ReviewId);
