using System.Text;
using Microsoft.EntityFrameworkCore;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Definitions;

namespace Reviews.Host.Queries;

/// <summary>
/// The diagram of each process of a review, of the version that it runs by, with where it stands now. It says no more
/// than the timetable and the history say to the same reader: what tells of a dissent is for those who may read votes.
/// </summary>
internal sealed class ProcessDrawings(ReviewsDb db, DefinitionShelf definitions, ReviewOverview overview)
{
    public async Task<IReadOnlyList<ProcessDrawing>> OfAsync(OpenCase opened, Instant now, CancellationToken cancellation)
    {
        var jobs = await db.Jobs.AsNoTracking().Where(j => j.ReviewId == opened.Review.Id).ToListAsync(cancellation);
        var drawings = new List<ProcessDrawing>();
        foreach (var screen in (await overview.OfAsync(opened, now, cancellation)).Processes)
        {
            var row = screen.Process.Row;
            var bytes = await definitions.BpmnAsync(row.ProcessId, row.DefinitionVersion, cancellation);
            var elements = new DrawnElements(screen, jobs.Where(j => j.ProcessInstanceId == row.Id).ToLookup(j => j.ElementId), opened.May(Permission.ReadVotes));
            drawings.Add(new ProcessDrawing(row.Id, row.Name, Encoding.UTF8.GetString(bytes), elements.All()));
        }

        return drawings;
    }

    /// <summary>How far each element has come; one of which nothing can be said (a gateway, a path not taken) is not among them.</summary>
    private sealed class DrawnElements(ProcessScreen screen, ILookup<string, JobRow> jobs, bool readsVotes)
    {
        private readonly ProcessDefinition definition = screen.Process.Definition;
        private readonly Dictionary<string, StepState> steps = screen.Steps.ToDictionary(s => s.Entry.Item.ElementId, s => s.State);
        private readonly HashSet<string> active = [.. screen.Process.State.Instances.Values.Select(i => i.ElementId)];

        public IReadOnlyList<DrawnElement> All() =>
            [.. Within(definition.Body, 0)];

        private IEnumerable<DrawnElement> Within(FlowScope scope, int depth)
        {
            foreach (var element in scope.Elements)
            {
                if (State(element) is { } state)
                    yield return new DrawnElement(element.Id, element.Name, state, Kind(element), depth);
                if (element is SubProcess part)
                {
                    foreach (var inner in Within(part.Body, depth + 1))
                        yield return inner;
                }
            }
        }

        private StepState? State(Element element) => element switch
        {
            UserTask => steps.TryGetValue(element.Id, out var state) ? state : null,
            ServiceTask service when readsVotes || !TellsOfVotes.By(service) => OfJob(service, jobs[element.Id].LastOrDefault()),
            SubProcess scope => OfScope(scope),
            IntermediateCatchEvent when active.Contains(element.Id) => StepState.Due,
            StartEvent when definition.Body.Elements.Contains(element) => StepState.Done,
            _ => null,
        };

        private StepState OfJob(ServiceTask service, JobRow? job) => job?.State switch
        {
            JobState.Done => StepState.Done,
            JobState.Waiting or JobState.Failed => StepState.Due,
            _ => NotYet(service),
        };

        private StepState OfScope(SubProcess scope)
        {
            if (active.Contains(scope.Id))
                return StepState.Due;
            var within = scope.Body.Elements.OfType<UserTask>().Select(task => steps.GetValueOrDefault(task.Id, StepState.ToCome)).ToList();
            return within.Any(s => s is StepState.Done or StepState.DoneLate or StepState.ClosedUnanswered) || scope.Body.Elements.OfType<SubProcess>().Any(inner => OfScope(inner) == StepState.Done)
                ? StepState.Done
                : NotYet(scope);
        }

        private StepState NotYet(Element element) =>
            IsOver ? StepState.NotNeeded : definition.CanDoWithout(element.Id) ? StepState.IfNeeded : StepState.ToCome;

        private bool IsOver => screen.Process.Row.EndedAt is not null;

        private static DrawnKind Kind(Element element) => element switch
        {
            UserTask => DrawnKind.Person,
            ServiceTask => DrawnKind.System,
            SubProcess => DrawnKind.Part,
            _ => DrawnKind.Event,
        };
    }
}

/// <param name="Bpmn">The file itself: BPMN 2.0 XML.</param>
/// <param name="Elements">In the order of the file, those within a part after it.</param>
internal sealed record ProcessDrawing(Guid ProcessInstanceId, string Name, string Bpmn, IReadOnlyList<DrawnElement> Elements);

/// <param name="Depth">In how many parts it stands; 0 for what the process itself holds.</param>
internal sealed record DrawnElement(string Id, string Name, StepState State, DrawnKind Kind, int Depth);

internal enum DrawnKind
{
    Person,
    System,

    /// <summary>A sub-process: what stands in it follows it.</summary>
    Part,
    Event,
}
