namespace Reviews.Host.Tests.House;

/// <summary>
/// A partnership with one small process: two tasks, a job between them, and a timer beside the first, of which people are
/// reminded; another that calls a third; one with every kind of date, and two that count from awareness, with a form that states the review's dates; each in a file of its own.
/// </summary>
internal static class TestDefinitions
{
    private const string Partnership =
        """
        { "id": "southend", "name": "Southend", "referencePrefix": "SOU",
          "panel": { "name": "Panel", "submissionAddress": "panel@example.org" },
          "partners": [
            { "id": "local-authority", "name": "Council", "sector": "local-authority" },
            { "id": "police", "name": "Police", "sector": "police" },
            { "id": "health", "name": "Health", "sector": "health" } ],
          "agencies": [ { "id": "hospital", "name": "Hospital", "kind": "hospital", "nhs": true, "senior": "Chief Nurse" } ],
          "delays": {
            "processes": ["every-clock"],
            "reasons": [ { "id": "inquest", "name": "Inquest" } ],
            "relaxations": [
              { "id": "autumn", "name": "Autumn of 2026", "from": "2026-11-02", "through": "2026-11-24", "processes": ["every-clock"], "source": "A letter" } ] } }
        """;

    private const string Process =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
          <bpmn:process id="two-steps" name="Two steps" isExecutable="true">
            <bpmn:startEvent id="begin"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
            <bpmn:sequenceFlow id="f1" sourceRef="begin" targetRef="first" />
            <bpmn:userTask id="first" name="First">
              <bpmn:extensionElements>
                <zeebe:userTask />
                <zeebe:assignmentDefinition candidateGroups='=["business-manager"]' />
                <zeebe:taskSchedule dueDate="=now() + duration(&quot;P2D&quot;)" />
                <zeebe:properties>
                  <zeebe:property name="remind" value="-1wd 09:00, +0h" />
                  <zeebe:property name="escalate" value="independent-advisor +1h" />
                </zeebe:properties>
              </bpmn:extensionElements>
              <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
            </bpmn:userTask>
            <bpmn:boundaryEvent id="late" cancelActivity="false" attachedToRef="first">
              <bpmn:outgoing>f5</bpmn:outgoing>
              <bpmn:timerEventDefinition id="late-timer"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>
            </bpmn:boundaryEvent>
            <bpmn:sequenceFlow id="f5" sourceRef="late" targetRef="chase" />
            <bpmn:userTask id="chase" name="Chase">
              <bpmn:extensionElements>
                <zeebe:userTask />
                <zeebe:assignmentDefinition candidateGroups='=["independent-advisor"]' />
                <zeebe:taskSchedule dueDate="=now() + duration(&quot;P1D&quot;)" />
              </bpmn:extensionElements>
              <bpmn:incoming>f5</bpmn:incoming><bpmn:outgoing>f6</bpmn:outgoing>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="f6" sourceRef="chase" targetRef="chased" />
            <bpmn:endEvent id="chased"><bpmn:incoming>f6</bpmn:incoming></bpmn:endEvent>
            <bpmn:sequenceFlow id="f2" sourceRef="first" targetRef="tell" />
            <bpmn:serviceTask id="tell" name="Tell">
              <bpmn:extensionElements><zeebe:taskDefinition type="tell-dissent" retries="2" /></bpmn:extensionElements>
              <bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing>
            </bpmn:serviceTask>
            <bpmn:sequenceFlow id="f3" sourceRef="tell" targetRef="second" />
            <bpmn:userTask id="second" name="Second">
              <bpmn:extensionElements>
                <zeebe:userTask />
                <zeebe:assignmentDefinition candidateGroups='=["business-manager"]' />
                <zeebe:taskSchedule dueDate="=now() + duration(&quot;P2D&quot;)" />
              </bpmn:extensionElements>
              <bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="f4" sourceRef="second" targetRef="end" />
            <bpmn:endEvent id="end"><bpmn:incoming>f4</bpmn:incoming></bpmn:endEvent>
          </bpmn:process>
        </bpmn:definitions>
        """;

    /// <summary>Writes them as a workflows folder.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "southend", "forms"));
        File.WriteAllText(Path.Combine(folder, "southend", "partnership.json"), Partnership);
        File.WriteAllText(Path.Combine(folder, "southend", "two-steps.bpmn"), Process);
        foreach (var drawn in new[] { "caller.bpmn", "called.bpmn", "every-clock.bpmn", "dated.bpmn", "dated-beside.bpmn", Path.Combine("forms", "dates.form") })
            File.Copy(Path.Combine(AppContext.BaseDirectory, "House", "Definitions", Path.GetFileName(drawn)), Path.Combine(folder, "southend", drawn));
    }
}
