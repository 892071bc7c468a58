namespace Reviews.Notifications.Documents.Report;

/// <summary>A named place of a template, which is filled with part of what is recorded.</summary>
/// <param name="Name">Kebab-case: the tag of a content control in the template.</param>
/// <param name="IsInline">Whether it stands within a line, as the reference in a header does; else it takes paragraphs and tables.</param>
/// <param name="Needed">Which kinds of template must hold it: nothing of it may be left out in silence.</param>
public sealed record ReportPlace(string Name, bool IsInline, TemplateKind Needed)
{
    public const string Reference = "reference";
    public const string Partnership = "partnership";
    public const string Prepared = "prepared";
    public const string Version = "version";
    public const string Dates = "dates";
    public const string Agencies = "agencies";
    public const string AgencyParts = "agency-parts";
    public const string Panel = "panel";
    public const string Conflicts = "conflicts";
    public const string Findings = "findings";
    public const string Definition = "definition";
    public const string Criteria = "criteria";
    public const string WorkingWell = "working-well";
    public const string Concerns = "concerns";
    public const string Themes = "themes";
    public const string Family = "child-and-family";
    public const string ImmediateAction = "immediate-action";
    public const string Recommendations = "recommendations";
    public const string Decision = "decision";
    public const string Votes = "votes";
    public const string MinorityView = "minority-view";
    public const string Versions = "versions";
    public const string SignOffs = "sign-offs";
    public const string AdvisorSignOff = "advisor-sign-off";
    public const string ActionFigures = "action-figures";
    public const string OpenActions = "open-actions";
    public const string ClosedActions = "closed-actions";
    public const string Progress = "progress";
    public const string Learning = "learning";

    /// <summary>Every place there is, in the order in which a document tells them.</summary>
    public static IReadOnlyList<ReportPlace> All { get; } =
    [
        new(Partnership, IsInline: true, TemplateKind.None),
        new(Reference, IsInline: true, TemplateKind.Both),
        new(Prepared, IsInline: true, TemplateKind.None),
        new(Version, IsInline: true, TemplateKind.Both),
        new(Dates, IsInline: false, TemplateKind.Report),
        new(Agencies, IsInline: false, TemplateKind.Report),
        new(AgencyParts, IsInline: false, TemplateKind.None),
        new(Panel, IsInline: false, TemplateKind.Report),
        new(Conflicts, IsInline: false, TemplateKind.Report),
        new(Findings, IsInline: false, TemplateKind.None),
        new(WorkingWell, IsInline: false, TemplateKind.Report),
        new(Concerns, IsInline: false, TemplateKind.Report),
        new(Themes, IsInline: false, TemplateKind.Report),
        new(Family, IsInline: false, TemplateKind.None),
        new(ImmediateAction, IsInline: false, TemplateKind.Report),
        new(Recommendations, IsInline: false, TemplateKind.Report),
        new(Definition, IsInline: false, TemplateKind.Both),
        new(Criteria, IsInline: false, TemplateKind.Both),
        new(Decision, IsInline: false, TemplateKind.Both),
        new(Votes, IsInline: false, TemplateKind.Both),
        new(MinorityView, IsInline: false, TemplateKind.Both),
        new(Versions, IsInline: false, TemplateKind.Both),
        new(SignOffs, IsInline: false, TemplateKind.Both),
        new(AdvisorSignOff, IsInline: false, TemplateKind.Both),
        new(ActionFigures, IsInline: false, TemplateKind.Across),
        new(Progress, IsInline: false, TemplateKind.QuarterReport),
        new(OpenActions, IsInline: false, TemplateKind.Across),
        new(ClosedActions, IsInline: false, TemplateKind.Across),
        new(Learning, IsInline: false, TemplateKind.QuarterReport),
    ];

    /// <summary>The place of that name, or null.</summary>
    public static ReportPlace? Find(string name) => All.FirstOrDefault(place => place.Name == name);

    /// <summary>Those that a template of this kind may hold: those across reviews are about no one of them, so they have places of their own.</summary>
    public static IReadOnlyList<ReportPlace> KnownTo(TemplateKind kind) =>
        [.. All.Where(place => (kind & TemplateKind.Across) == TemplateKind.None ? (place.Needed & TemplateKind.Across) == TemplateKind.None : place.Needed.HasFlag(kind) || place.Name is Partnership or Prepared)];

    /// <summary>Those that a template of this kind must hold.</summary>
    public static IReadOnlyList<ReportPlace> NeededBy(TemplateKind kind) => [.. All.Where(place => place.Needed.HasFlag(kind))];
}

/// <summary>What a template is for.</summary>
[Flags]
public enum TemplateKind
{
    None = 0,

    /// <summary>The report of the review, which its authors go on writing.</summary>
    Report = 1,

    /// <summary>The record of the decision, its reasons and the minority view, which is sent beside the report.</summary>
    DecisionRecord = 2,
    Both = Report | DecisionRecord,

    /// <summary>What was recommended across reviews, and how far it is, for councillors.</summary>
    ActionsReport = 4,

    /// <summary>The one combined report a quarter.</summary>
    QuarterReport = 8,
    Across = ActionsReport | QuarterReport,
}
