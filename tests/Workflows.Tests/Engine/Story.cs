using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Engine;
using Reviews.Workflows.Engine.Migration;
using Reviews.Workflows.Expressions;
using Reviews.Workflows.Tests.Deadlines;
using static Reviews.Testing.Processes;

namespace Reviews.Workflows.Tests.Engine;

/// <summary>
/// One run told step by step. After every step it checks what must always hold: the facts folded over the state before give
/// the state after, also when both went through JSON, and the same question gives the same answer.
/// </summary>
internal sealed class Story
{
    private ProcessDefinition definition;
    private WorkingDayCalendar calendar = EnglandAndWales.Calendar;

    public Story(ProcessDefinition definition, string variables = "{}", string? anchor = null)
    {
        this.definition = definition;
        var date = anchor is null ? new LocalDate(2026, 11, 23) : NodaTime.Text.LocalDatePattern.Iso.Parse(anchor).Value;
        Do(new ProcessBegun(Now, Context(variables), new ClockAnchor(date, null)));
    }

    public Instant Now { get; private set; } = Instant.FromUtc(2026, 11, 23, 9, 0);

    public ProcessState State { get; private set; } = ProcessState.NotStarted;

    /// <summary>What the last step led to.</summary>
    public IReadOnlyList<Fact> Facts { get; private set; } = [];

    public List<Fact> All { get; } = [];

    public Refusal? Refusal { get; private set; }

    public IEnumerable<string> Open => State.OpenTasks.Select(i => i.ElementId);

    public static FeelContext Context(string feel) => (FeelContext)Feel(feel).Evaluate(FeelScope.Empty).Value;

    public FeelValue? Variable(string name) => State.Variables.Find(name);

    public Story Complete(string element, string variables = "{}", int which = 0) =>
        Do(new TaskSubmitted(Now, State.OpenTasks.Where(i => i.ElementId == element).ElementAt(which).Id, Context(variables)));

    public Story Finish(string element, string variables = "{}") => Do(new JobDone(Now, Job(element), Context(variables)));

    public Story Fail(string element, string reason = "no answer") => Do(new JobFailed(Now, Job(element), reason));

    public Story Settle(string element, Settlement by, string variables = "{}") =>
        Do(new IncidentSettled(Now, State.Incidents.First(i => i.ElementId == element).Id, by, Context(variables)));

    public Story MoveAnchor(string date) =>
        Do(new AnchorMoved(Now, new ClockAnchor(NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value, null)));

    /// <summary>Gives a step another date, London time.</summary>
    public Story MoveStep(string element, string to) =>
        Do(new StepMoved(Now, element, NodaTime.Text.LocalDateTimePattern.ExtendedIso.Parse(to).Value));

    /// <summary>Puts a step back under the definition's own date.</summary>
    public Story PutBack(string element) => Do(new StepPutBack(Now, element));

    /// <summary>Puts the armed timer of an element to another time, London time; null for now.</summary>
    public Story MoveTimer(string element, string? to) =>
        Do(new TimerMoved(Now, Timer(element), to is null ? Now : LondonTime.ToInstant(NodaTime.Text.LocalDateTimePattern.ExtendedIso.Parse(to).Value)));

    public Story CallOff(string element) => Do(new TimerCancelled(Now, Timer(element)));

    /// <summary>The clock stands still on these days.</summary>
    public Story Pause(string from, string through) => Do(new ClockPaused(Now, EnglandAndWales.On(from), EnglandAndWales.On(through), "the review was paused"));

    /// <summary>These days are left out while people work on.</summary>
    public Story Relax(string from, string through) => Do(new ClockPaused(Now, EnglandAndWales.On(from), EnglandAndWales.On(through), "national relaxation", PeopleWork: true));

    /// <summary>The limit goes to another day, by days left out from one on.</summary>
    public Story Extend(string from, string target) => Do(new LimitExtended(Now, EnglandAndWales.On(from), EnglandAndWales.On(target), "more time"));

    /// <summary>A clock that was stopped runs again from this day on.</summary>
    public Story Resume(string runsFrom, int number = 1) => Do(new ClockRestarted(Now, number, EnglandAndWales.On(runsFrom)));

    /// <summary>A bank holiday more from here on.</summary>
    public Story Announce(string date, string title = "An extra bank holiday") =>
        Do(new CalendarChanged(Now, calendar.Holidays.Merge(new BankHolidays([new BankHoliday(EnglandAndWales.On(date), title, null)]))));

    /// <summary>A bank holiday less from here on.</summary>
    public Story TakeBack(string date) => Do(new CalendarChanged(Now, calendar.Holidays.Without(EnglandAndWales.On(date))));

    /// <summary>Moves the clock and fires what is due on the way, each at its own instant.</summary>
    public Story Pass(Duration time)
    {
        var until = Now + time;
        while (State.Timers.Values.Where(t => t.DueAt <= until).OrderBy(t => t.DueAt).ThenBy(t => t.Id).FirstOrDefault() is { } timer)
        {
            Now = Instant.Max(Now, timer.DueAt);
            Do(new TimerDue(Now, timer.Id));
        }

        Now = until;
        return this;
    }

    public Story PassTo(string london) =>
        Pass(LondonTime.ToInstant(NodaTime.Text.LocalDateTimePattern.ExtendedIso.Parse(london).Value) - Now);

    /// <summary>Moves to another version, pairs as <c>old>new</c>; stays where that is refused.</summary>
    public Story Migrate(ProcessDefinition to, params string[] pairs)
    {
        Do(new VersionChanged(Now, to, Pairs(pairs)));
        if (Refusal is null) definition = to;
        return this;
    }

    public MigrationPlan Plan(ProcessDefinition to, params string[] pairs) =>
        MigrationPlan.Of(definition, to, calendar, State, Now, Pairs(pairs));

    public Story Do(Happening happening)
    {
        Now = happening.At;
        var before = State;
        var decision = ProcessInterpreter.Decide(definition, calendar, before, happening);
        Refusal = (decision as Decision.Refused)?.Refusal;
        Facts = (decision as Decision.Accepted)?.Facts ?? [];
        if (decision is not Decision.Accepted accepted) return this;
        State = accepted.State;
        All.AddRange(Facts);
        CheckReplay(before, happening, accepted);
        if (happening is CalendarChanged changed) calendar = new WorkingDayCalendar(changed.After);
        return this;
    }

    private void CheckReplay(ProcessState before, Happening happening, Decision.Accepted accepted)
    {
        var expected = ProcessStateJson.Write(accepted.State);
        Written(accepted.Facts.Aggregate(before, (state, fact) => state.Apply(fact))).Should().Be(expected);
        var lines = accepted.Facts.Select(FactJson.Write).ToList();
        var reread = lines.Select(FactJson.Read).ToList();
        reread.Select(FactJson.Write).Should().Equal(lines);
        var restored = ProcessStateJson.Read(ProcessStateJson.Write(before));
        Written(reread.Aggregate(restored, (state, fact) => state.Apply(fact))).Should().Be(expected);
        Written(ProcessStateJson.Read(expected)).Should().Be(expected);
        var again = (Decision.Accepted)ProcessInterpreter.Decide(definition, calendar, restored, happening);
        again.Facts.Select(FactJson.Write).Should().Equal(lines);
    }

    private static Dictionary<string, string> Pairs(string[] pairs) => pairs.Select(pair => pair.Split('>')).ToDictionary(p => p[0], p => p[1]);

    private static string Written(ProcessState state) => ProcessStateJson.Write(state);

    private long Timer(string element) => State.Timers.Values.FirstOrDefault(t => t.ElementId == element)?.Id ?? 0;

    private long Job(string element) => State.OpenJobs.First(i => i.ElementId == element).Id;
}
