using Microsoft.AspNetCore.Mvc.ModelBinding;
using Reviews.Host.Pages.Components;
using Reviews.Workflows.Access;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Pages.People;

/// <summary>The fields in which a role is chosen and, where it is held for one, its agency or partner.</summary>
internal sealed record RoleChoice(Partnership Partnership)
{
    public static string FieldOf(Role role) => $"Bodies[{role.Id}]";

    public static string LabelOf(Role role) => role.Body == BodyKind.Agency ? "Which agency do they act for?" : "Which partner do they act for?";

    public IEnumerable<Choice> BodiesOf(Role role) => role.Body == BodyKind.Agency
        ? Partnership.Agencies.Select(agency => new Choice(agency.Id, agency.Name))
        : Partnership.Partners.Select(partner => new Choice(partner.Id, partner.Name));

    /// <summary>The role that was sent, or null with what is wrong said at the fields.</summary>
    public Group? Read(string? roleId, IReadOnlyDictionary<string, string?> bodies, ModelStateDictionary state)
    {
        if (Role.Find(roleId ?? "") is not { } role)
        {
            state.AddModelError("Role", "Select a role");
            return null;
        }

        if (!role.BelongsToOneBody)
            return new Group(role, null);
        var body = bodies.GetValueOrDefault(role.Id) ?? "";
        if (BodiesOf(role).Any(choice => choice.Value == body))
            return new Group(role, body);
        state.AddModelError(FieldOf(role), role.Body == BodyKind.Agency ? "Select the agency they act for" : "Select the partner they act for");
        return null;
    }
}
