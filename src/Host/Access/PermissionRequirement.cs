using Microsoft.AspNetCore.Authorization;
using Reviews.Workflows.Access;

namespace Reviews.Host.Access;

/// <summary>What a page asks for: one permission. The policy bears the permission's id.</summary>
internal sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;
