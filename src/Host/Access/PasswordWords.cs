using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace Reviews.Host.Access;

/// <summary>Identity's refusals of a password, in the words of our pages.</summary>
internal sealed class PasswordWords : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) =>
        new() { Code = nameof(PasswordTooShort), Description = string.Create(CultureInfo.InvariantCulture, $"Password must be {length} characters or more") };
}
