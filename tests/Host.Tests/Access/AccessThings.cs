using System.Text.RegularExpressions;
using Reviews.Host.Storage.Rows;

namespace Reviews.Host.Tests.Access;

/// <summary>What the addresses of access-matrix.csv name: by the word of its column "of", the values of the route's parameters.</summary>
internal sealed partial class AccessThings
{
    private const string Query = "?";

    private readonly Dictionary<string, Dictionary<string, string>> values = new() { [""] = [] };

    /// <summary>What an address names where no thing says otherwise.</summary>
    public void Usual(string parameter, string value) => values[""][parameter] = value;

    public void Add(string of, params (string Parameter, string Value)[] named) => values.Add(of, named.ToDictionary(n => n.Parameter, n => n.Value));

    /// <param name="query">Without its question mark.</param>
    public void AddWith(string of, string query, params (string Parameter, string Value)[] named)
    {
        Add(of, named);
        values[of][Query] = query;
    }

    public void AddTask(string of, string review, ReviewTaskRow task) => Add(of, ("review", review), ("task", task.Id.ToString("D")));

    public void AddDocument(string of, DocumentRow document) => Add(of, ("document", document.Id.ToString("D")));

    public void AddDocument(string of, string review, DocumentRow document) => Add(of, ("review", review), ("document", document.Id.ToString("D")));

    /// <summary>The address that a line asks for.</summary>
    public string PathOf(AccessRow row) => PathOf(row.Route, row.Of);

    public string PathOf(HostRoute route, string of)
    {
        var named = values[of];
        var path = Parameter().Replace(route.Pattern, match =>
        {
            var name = match.Groups["name"].Value;
            return named.GetValueOrDefault(name) ?? (match.Groups["optional"].Success ? "" : values[""][name]);
        });
        List<string> query = [];
        if (route.Method.Split(' ') is [_, var handler])
            query.Add("handler=" + handler);
        if (named.TryGetValue(Query, out var more))
            query.Add(more);
        path = path.Length > 1 ? path.TrimEnd('/') : path;
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    [GeneratedRegex(@"\{(?<name>\w+)(:\w+)?(?<optional>\?)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
