using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Reviews.Host.Definitions;
using Reviews.Host.Storage.Rows;
using Reviews.Notifications.Email;
using Reviews.Workflows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Steps;

namespace Reviews.Host.Casework;

/// <summary>
/// The first administrator, made with the one-time code that was printed at the last start: there is no default account, and
/// a stranger who arrives first has no code. It is used up with that, in one transaction: of two who have it one wins.
/// </summary>
internal sealed class CompleteSetup(ProcessRunner runner, NewPerson newPerson, DefinitionShelf definitions)
{
    private static readonly Refusal WrongCode = new("wrong-setup-code", "Expected the set-up code that was printed at the last start, but found something else.");

    public Task<Outcome<ChangedPerson>> RunAsync(ActionContext context, FirstAdministrator first, CancellationToken cancellation) =>
        runner.RunAsync<ChangedPerson>(context, Asked.For(nameof(CompleteSetup), first.Partnership, first.Email, first.DisplayName), transaction => CompleteAsync(transaction, first), cancellation);

    private async Task<Outcome<ChangedPerson>> CompleteAsync(CaseTransaction transaction, FirstAdministrator first)
    {
        var code = await transaction.Db.Settings.SingleOrDefaultAsync(s => s.Name == SettingNames.SetupCodeHash, transaction.Cancellation);
        if (code is null || code.Value != OneTimeSecret.HashOf(first.Code))
            return WrongCode;
        var errors = Faults(first);
        if (errors.Count > 0)
            return Outcome<ChangedPerson>.Rejected(errors);
        var (person, faults) = await newPerson.AddAsync(
            transaction, first.Email.Trim(), first.DisplayName.Trim(), first.Password, new Group(Role.Administrator, null), partnership: null);
        if (person is null)
            return Outcome<ChangedPerson>.Rejected(faults);
        transaction.Db.Settings.Remove(code);
        transaction.Db.Settings.Add(new SettingRow { Name = SettingNames.Partnership, Value = first.Partnership });
        transaction.Db.Settings.Add(new SettingRow { Name = SettingNames.SetupCompletedAt, Value = InstantPattern.ExtendedIso.Format(transaction.Context.At) });
        transaction.RecordForSystem("setup-completed", new { PersonId = person.Id, first.Partnership });
        return new ChangedPerson(person.Id);
    }

    private List<FieldError> Faults(FirstAdministrator first)
    {
        var errors = new List<FieldError>();
        if (definitions.Partnership(first.Partnership) is null)
            errors.Add(new("partnership", "Select a partnership"));
        if (MailboxAddress.Read(first.Email.Trim()) is null)
            errors.Add(new("email", "Enter an email address in the correct format, like name@example.org"));
        if (string.IsNullOrWhiteSpace(first.DisplayName))
            errors.Add(new("displayName", "Enter your name"));
        return errors;
    }
}

internal sealed record FirstAdministrator(string Code, string Partnership, string Email, string DisplayName, string Password);
