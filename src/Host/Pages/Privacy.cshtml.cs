using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Reviews.Host.Pages;

[AllowAnonymous]
internal sealed class PrivacyModel : PageModel
{
    public void OnGet() => ViewData["Title"] = "Privacy";
}
