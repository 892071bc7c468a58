using System.Text;

namespace Reviews.Workflows.Access;

/// <summary>The table of <see cref="RolePermissions"/> as docs/access.md shows it; a test fails when the file is stale.</summary>
public static class AccessPage
{
    /// <summary>The whole page, in Markdown, with a line break at the end.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder();
        page.Append("# Who may do what\n\n");
        page.Append("Generated from `src/Workflows/Access`; a test fails when it is stale.\n\n");
        page.Append("What touches a review (marked *case*) is open only to people who are on that review. ");
        page.Append("An agency's people act for their own agency, a partner's for their own partner.");
        foreach (var role in Role.All.Where(role => role.StandsInFor is not null))
            page.Append($" A {Lowered(role.Name)} may do what is their {Lowered(role.StandsInFor!.Name)}'s to do.");
        page.Append("\n\n");
        page.Append("## Roles\n\n| Role | Id | Held for |\n|---|---|---|\n");
        foreach (var role in Role.All)
            page.Append($"| {role.Name} | `{role.Id}` | {HeldFor(role)} |\n");
        page.Append("\n## Permissions\n\n| Permission | Id | Touches |");
        page.AppendJoin("", Role.All.Select(role => $" {role.Name} |"));
        page.Append("\n|---|---|---|");
        page.AppendJoin("", Role.All.Select(_ => ":-:|"));
        page.Append('\n');
        foreach (var permission in Permission.All)
        {
            page.Append($"| {permission.Sentence} | `{permission.Id}` | {(permission.IsCaseContent ? "*case*" : "system")} |");
            page.AppendJoin("", Role.All.Select(role => RolePermissions.May(role, permission) ? " yes |" : " |"));
            page.Append('\n');
        }

        return page.ToString();
    }

    private static string Lowered(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string HeldFor(Role role) => role.Body switch
    {
        BodyKind.Agency => "one agency",
        BodyKind.Partner => "one safeguarding partner",
        _ => "the partnership",
    };
}
