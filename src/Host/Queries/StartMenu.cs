using Reviews.Workflows.Definitions;
using Reviews.Workflows.Forms;
using Reviews.Workflows.Reviews;

namespace Reviews.Host.Queries;

/// <summary>What may be started in a partnership, in the order it is offered: the processes whose definitions say that people start them.</summary>
internal sealed record StartMenu(Partnership Partnership, IReadOnlyList<OfferedStart> Offers)
{
    /// <summary>The one of that process, or null.</summary>
    public OfferedStart? Find(string? processId) => Offers.FirstOrDefault(offer => offer.Process.Id == processId);
}

/// <summary>A process that people start, with the form that asks what it begins with. That it asks for the date it counts from is checked before a definition is taken in.</summary>
internal sealed record OfferedStart(ProcessDefinition Process, StartOffer Offer, FormDefinition Form)
{
    public CaseDate CountsFrom => Process.CountsFrom!;

    /// <summary>Asks for the date that all is counted from.</summary>
    public FormField AnchorField => StatedDates.FieldOf(Form, CountsFrom)!;

    /// <summary>Asks for its time: the same field, or one beside it; null where only its day counts.</summary>
    public FormField? AnchorTimeField => AnchorField.Kind == FieldKind.DateTime ? AnchorField : Form.Fields.FirstOrDefault(asked => asked.Fact == CountsFrom && asked.Kind == FieldKind.Time);

    /// <summary>What the form asks besides, in its order.</summary>
    public IEnumerable<FormField> OtherFields => Form.Fields.Where(asked => asked != AnchorField && asked != AnchorTimeField);
}
