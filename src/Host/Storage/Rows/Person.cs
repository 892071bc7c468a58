using Microsoft.AspNetCore.Identity;

namespace Reviews.Host.Storage.Rows;

/// <summary>Someone who signs in. Identity keeps the password and second factor; what they may do is in their roles.</summary>
internal sealed class Person : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";

    /// <summary>False once they have left: they cannot sign in, and what they did keeps their name.</summary>
    public bool IsActive { get; set; } = true;

    public Instant CreatedAt { get; set; }
}
