using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;

namespace Reviews.Host.Queries;

/// <summary>A review opened by one of those on it, and as whom: what is shown of it is decided by this.</summary>
/// <param name="Groups">Never empty: whoever is not on a review does not open it.</param>
internal sealed record OpenCase(ReviewRow Review, Guid PersonId, IReadOnlyList<Group> Groups)
{
    public bool May(Permission permission) => Groups.Any(group => RolePermissions.May(group.Role, permission));

    /// <summary>Whether the reader acts for that agency or partner.</summary>
    public bool ActsFor(string body) => Groups.Any(group => group.Body == body);
}
