using static Reviews.Workflows.Definitions.BpmnNames;

namespace Reviews.Workflows.Definitions;

/// <summary>Reads the call of another process.</summary>
internal static class CallReader
{
    public static Element Read(NodeReading r)
    {
        r.Extensions.OnlyAttributes(CalledElement, r.Problems, "processId", "propagateAllChildVariables", "propagateAllParentVariables", BindingType);
        r.Extensions.OnlyLatest(CalledElement, r.Problems);
        if (r.Extensions.Text(CalledElement, "processId") is not { } process)
        {
            r.Problems.Refuse(r.Xml, ProblemCodes.MissingPart, "Expected this call to name a process, but there is none: fill in zeebe:calledElement processId.");
            process = "none";
        }

        return new CallActivity
        {
            ProcessId = r.Expressions.ExpressionOrText(r.Xml, process, "the called process"),
            GivesAllVariables = IsOn(r, "propagateAllParentVariables"),
            TakesAllVariables = IsOn(r, "propagateAllChildVariables"),
        };
    }

    private static bool IsOn(NodeReading r, string attribute)
    {
        if (r.Extensions.Find(CalledElement) is not { } called) return true;
        XmlBoolean.RefuseOthers(called, attribute, r.Problems);
        return !XmlBoolean.IsFalse(called, attribute);
    }
}
