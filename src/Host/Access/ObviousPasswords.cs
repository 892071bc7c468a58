using Microsoft.AspNetCore.Identity;
using Reviews.Host.Definitions;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Access;

/// <summary>
/// Refuses what a guesser tries first (ASVS v5.0.0-6.2.4, 6.2.11): little more than a common word, the partnership's or
/// the person's own name, one character over and over; and what is too long to be hashed cheaply. Nothing else is asked
/// of a password but its length.
/// </summary>
internal sealed class ObviousPasswords(DefinitionShelf definitions) : IPasswordValidator<Person>
{
    public const int Longest = 128;

    /// <summary>Letters and digits that must remain once the obvious words are taken out.</summary>
    private const int Remaining = 6;

    private static readonly string[] Common =
    [
        "1234567890", "0123456789", "0987654321", "12345678", "123456", "abcdefghijklm", "abcdef", "abc123", "qwertyuiop", "asdfghjkl", "qwerty", "asdfgh", "zxcvbn",
        "password", "passphrase", "passwort", "letmein", "welcome", "iloveyou", "changeme", "secret", "login", "admin", "administrator", "monkey", "dragon", "football",
        "liverpool", "arsenal", "chelsea", "summer", "winter", "spring", "autumn", "safeguarding", "safeguard", "reviews", "review", "rapidreview", "child", "children",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        var typed = password ?? "";
        if (typed.Length > Longest)
            return Task.FromResult(Refuse("password-too-long", $"Password must be {Longest} characters or fewer"));
        return Task.FromResult(IsObvious(typed, user) ? Refuse("password-obvious", "Choose a password that is harder to guess, such as three words that do not belong together") : IdentityResult.Success);
    }

    private bool IsObvious(string password, Person person)
    {
        var left = Kept(password.ToLowerInvariant());
        var plain = Kept(Unmasked(password.ToLowerInvariant()));
        var words = Common.Concat(OwnWords(person)).OrderByDescending(word => word.Length).ToList();
        // Signs and letters of other scripts count as they are: only what we can read can be obvious.
        if (left.Length < password.Length / 2)
            return left.Length > 0 && password.Distinct().Count() < 4;
        return left.Distinct().Count() < 4 || IsLittleMore(left, words) || IsLittleMore(plain, words);
    }

    private static bool IsLittleMore(string text, List<string> words)
    {
        var rest = words.Aggregate(text, (now, word) => now.Replace(word, "", StringComparison.Ordinal));
        return rest.Length < text.Length && rest.Length < Remaining;
    }

    // The partnership, its partners and agencies, with their towns; the person's own name and address.
    private IEnumerable<string> OwnWords(Person person) => definitions.Partnerships
        .SelectMany(p => p.Partners.Select(b => b.Name).Concat(p.Agencies.Select(a => a.Name)).Append(p.Name).Append(p.Id))
        .Append(person.DisplayName)
        .Append(person.Email?.Split('@')[0] ?? "")
        .SelectMany(name => name.ToLowerInvariant().Split([' ', ',', '-', '.', '\'', '’', '_']).Append(Kept(name.ToLowerInvariant())))
        .Where(word => word.Length >= 4)
        .Distinct(StringComparer.Ordinal);

    private static string Kept(string text) => new([.. text.Where(char.IsAsciiLetterOrDigit)]);

    private static string Unmasked(string text) => new([.. text.Select(c => c switch { '0' => 'o', '1' or '!' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => c })]);

    private static IdentityResult Refuse(string code, string sentence) => IdentityResult.Failed(new IdentityError { Code = code, Description = sentence });
}
