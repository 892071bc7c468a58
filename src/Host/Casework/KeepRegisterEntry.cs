using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Registers;
using Reviews.Workflows.Reviews;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>An entry of a register is added, or kept anew in place of what it said: that stays on record.</summary>
internal sealed class KeepRegisterEntry(ProcessRunner runner, DefinitionShelf definitions)
{
    /// <summary>The field of the agency whose entry it is.</summary>
    public const string Body = "body";

    /// <param name="fields">As the register's form sends them; <see cref="Body"/> besides where the entry is an agency's.</param>
    public Task<Outcome<KeptEntry>> RunAsync(ActionContext context, Guid reviewId, EntryToKeep entry, IReadOnlyDictionary<string, IReadOnlyList<string>> fields, CancellationToken cancellation) =>
        runner.RunAsync<KeptEntry>(
            context,
            Asked.For(nameof(KeepRegisterEntry), reviewId, entry.Register.Id, entry.EntryId, entry.Seen, Asked.Fields(fields)),
            transaction => KeepAsync(transaction, reviewId, entry, fields),
            cancellation);

    private async Task<Outcome<KeptEntry>> KeepAsync(CaseTransaction transaction, Guid reviewId, EntryToKeep entry, IReadOnlyDictionary<string, IReadOnlyList<string>> fields)
    {
        var register = entry.Register;
        if (await transaction.WhyNotAsync(reviewId, register.Keep) is { } notAllowed)
            return notAllowed;
        var review = (await transaction.FindReviewAsync(reviewId))!;
        if (definitions.Partnership(review.Partnership) is not { } partnership || definitions.Form(review.Partnership, register.FormId) is not { } form)
            return Refusals.NotFound;
        var held = await CaseAccess.GroupsOnAsync(transaction.Db, transaction.Context.PersonId(), reviewId, transaction.Cancellation);
        var versions = entry.EntryId is { } id
            ? await transaction.Db.RegisterEntries.Where(e => e.EntryId == id && e.ReviewId == reviewId && e.Register == register.Id).OrderBy(e => e.Version).ToListAsync(transaction.Cancellation)
            : [];
        if (entry.EntryId is not null && (versions.Count == 0 || !register.MayKeep(held, versions[^1].Body)))
            return Refusals.NotFound;
        if (versions.Count > 0 && versions[^1].Version != entry.Seen)
            return Refusals.ChangedSinceOpened;
        var errors = new List<FieldError>();
        var body = versions.Count > 0 ? versions[^1].Body : register.IsOfBody ? (fields.GetValueOrDefault(Body) is [var sent, ..] ? sent : null) : null;
        if (register.IsOfBody && (body is null || partnership.Agency(body) is null || !register.MayKeep(held, body)))
            errors.Add(new(Body, "Select whose entry it is"));
        var submission = FormSubmission.Read(form, fields, [], ReviewVariables.Of(partnership, transaction.Context.At, review.Reference, [], FeelContext.Empty));
        errors.AddRange(submission.Errors);
        errors.AddRange(DaySides.Faults(form, submission.Values, transaction.Context.At));
        if (errors.Count > 0)
            return Outcome<KeptEntry>.Rejected(errors);
        var rowId = Guid.NewGuid();
        var row = new RegisterEntryRow
        {
            Id = rowId,
            EntryId = entry.EntryId ?? rowId,
            Version = versions.Count == 0 ? 1 : versions[^1].Version + 1,
            ReviewId = reviewId,
            Register = register.Id,
            Body = body,
            Values = VariableJson.Write(submission.Values),
            KeptAt = transaction.Context.At,
            KeptBy = transaction.Context.By,
        };
        transaction.Db.RegisterEntries.Add(row);
        transaction.Record(reviewId, "register-kept", new { row.Register, row.EntryId, row.Version, row.Body, row.Values });
        return new KeptEntry(row.EntryId);
    }
}

/// <param name="EntryId">Null for a new one.</param>
/// <param name="Seen">The version that was shown when it was changed; 0 for a new one.</param>
internal sealed record EntryToKeep(Register Register, Guid? EntryId, int Seen);

internal sealed record KeptEntry(Guid EntryId);
