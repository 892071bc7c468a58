using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Queries;

internal static class BodyNames
{
    /// <summary>What the agency or partner of a role is called; its id where the partnership's file no longer names it.</summary>
    public static string? Of(Partnership? partnership, Role role, string? body) => body is null
        ? null
        : (role.Body == BodyKind.Agency ? partnership?.Agency(body)?.Name : partnership?.Partner(body)?.Name) ?? body;
}
