using Reviews.Workflows.Deadlines;
using Reviews.Workflows.Definitions;
using Reviews.Workflows.Expressions;

namespace Reviews.Testing;

/// <summary>Begins a process written in code: <c>AProcess("p").Start().User("report").End().Build()</c>.</summary>
public static class Processes
{
    public static ProcessBuilder AProcess(string id = "process") => new(id);

    /// <summary>Parses, and fails loudly: a test's expression is never meant to be wrong.</summary>
    public static FeelExpression Feel(string text)
    {
        var parse = FeelExpression.Parse(text);
        return parse.Expression ?? throw new ArgumentException($"{text}: {parse.Error!.Sentence}", nameof(text));
    }
}

/// <summary>A whole process: its scope, and the clock it counts by.</summary>
public sealed class ProcessBuilder : ScopeBuilder<ProcessBuilder>
{
    private ClockDefinition? clock;

    internal ProcessBuilder(string id)
        : base(id)
    {
    }

    public ProcessBuilder Clock(int firstDay = 1, int closeHour = 17)
    {
        clock = new ClockDefinition(new ClockRules("awareness", firstDay, new LocalTime(closeHour, 0), AfterClose.SameDay), null, 1);
        return this;
    }

    public ProcessDefinition Build() => new(Id, Id, "version-1", Id + ".bpmn", 1, Body()) { Clock = clock };
}

/// <summary>The inside of a sub-process.</summary>
public sealed class SubProcessBuilder : ScopeBuilder<SubProcessBuilder>
{
    internal SubProcessBuilder(string id)
        : base(id)
    {
    }
}
