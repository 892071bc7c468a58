using Reviews.Workflows.Expressions;

namespace Reviews.Workflows.Steps;

/// <summary>Reads the variables a step rests on.</summary>
internal static class StepVariables
{
    public const string Agencies = "agencies";
    public const string Partners = "partners";
    public const string Draft = "draft";
    public const string Sha256 = "sha256";
    public const string ModifiedResponse = "modifiedResponse";

    /// <summary>The text of an entry of a context variable; null when there is none.</summary>
    public static string? Text(FeelValue? context, string name) =>
        context is FeelContext entries && entries.Find(name) is FeelText text ? text.Value : null;

    public static string? Text(StepTask task, string variable, string name) => Text(task.Variables.Find(variable), name);

    /// <summary>The items of a list variable by their id: contexts with an <c>id</c>, or plain texts. Empty when there is no such list.</summary>
    public static IReadOnlyDictionary<string, FeelValue> ById(FeelValue? list)
    {
        var byId = new Dictionary<string, FeelValue>();
        foreach (var item in (list as FeelList)?.Items ?? [])
        {
            if (((item as FeelText)?.Value ?? Text(item, "id")) is { } id)
                byId[id] = item;
        }

        return byId;
    }

    /// <summary>What people call the item: its name, or its id.</summary>
    public static string NameOf(string id, FeelValue item) => Text(item, "name") ?? id;
}
