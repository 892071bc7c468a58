using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Reviews.Host.Pages;

[AllowAnonymous]
internal sealed class AccessibilityModel : PageModel
{
    public void OnGet() => ViewData["Title"] = "Accessibility statement";
}
