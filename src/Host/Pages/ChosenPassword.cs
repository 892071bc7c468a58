using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Reviews.Host.Pages;

/// <summary>A new password typed twice.</summary>
internal static class ChosenPassword
{
    public const string Hint = "12 characters or more. Three words that do not belong together are easy to remember and hard to guess.";

    /// <summary>Says what is missing or differs; whether it is good enough is the verb's to say.</summary>
    public static void Check(ModelStateDictionary state, string? password, string? again)
    {
        if (string.IsNullOrEmpty(password))
            state.AddModelError("Password", "Enter a password");
        else if (password != again)
            state.AddModelError("PasswordAgain", "Enter the same password twice");
    }
}
