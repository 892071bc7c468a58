using Reviews.Workflows.Definitions;
using Reviews.Workflows.Registers;
using Reviews.Workflows.Steps;

namespace Reviews.Workflows.Tests.Southend;

public sealed class SouthendDefinitionsTests
{
    private static readonly List<UserTask> Tasks = [.. SouthendProcesses.All.SelectMany(process => process.Elements).OfType<UserTask>()];

    public static TheoryData<string> TaskIds => [.. Tasks.Select(task => task.Id).Distinct()];

    [Theory]
    [MemberData(nameof(TaskIds))]
    public void Each_task_of_a_person_says_who_when_how_and_from_which_page_of_the_arrangements(string id)
    {
        foreach (var task in Tasks.Where(task => task.Id == id))
        {
            task.CandidateGroups.Should().NotBeNull();
            task.DueDate.Should().NotBeNull();
            StepCatalogue.Find(task.Step).Should().NotBeNull();
            task.Properties["source"].Should().MatchRegex("^(S00[0-4]|Care Act 2014)");
            task.Properties.Should().ContainKeys("remind", "escalate", "result");
        }
    }

    [Fact]
    public void The_steps_a_review_can_do_without_are_those_for_a_case_that_may_not_arise() =>
        SouthendProcesses.All.Where(process => process.Id == "rapid-review")
            .SelectMany(review => review.Elements.OfType<UserTask>().Where(task => review.CanDoWithout(task.Id))).Select(task => task.Name).Should().BeEquivalentTo(
                "Vote for the delegate who stands down", "Settle where no two partners agree", "Resolve the issue raised", "Correct the final copy", "Say whether these are proof corrections", "Say if you object to the proof corrections", "Hand the finished review to the three partners", "Write and return the agency’s report, by a date of its own", "Record why the review is late");

    [Fact]
    public void A_task_that_is_closed_when_it_is_due_is_escalated_before_and_any_other_is_reminded_of_after()
    {
        var closing = SouthendProcesses.All.SelectMany(process => process.Elements).OfType<BoundaryEvent>()
            .Where(timer => timer.Interrupting && timer.Trigger is TimerTrigger).ToLookup(timer => timer.AttachedToId, timer => ((TimerTrigger)timer.Trigger!).Expression.Text);
        var closed = Tasks.Where(task => closing[task.Id].Contains(task.DueDate!.Text)).ToList();
        closed.Select(task => task.Id).Distinct().Should().BeEquivalentTo("vote", "deputy-vote", "comment-on-draft", "confirm-senior-sign-off", "object-to-corrections", "object-by-people", "object-by-seniors", "agree-terms", "check-accuracy");
        // Where silence changes nothing, there is nothing to press anybody for.
        foreach (var task in closed.Where(task => task.Properties.GetValueOrDefault(StepProperties.Silence) != StepProperties.Stands))
            task.Properties["escalate"].Should().NotContain("+", task.Id);
        foreach (var task in Tasks.Except(closed))
            task.Properties["remind"].Should().EndWith(", +0h, +1wd 09:00", "{0} stays open past its date, and whoever has it is told so", task.Id);
    }

    [Fact]
    public void Each_form_is_asked_by_a_task_a_start_or_a_register_and_each_that_names_one_has_it() =>
        SouthendProcesses.All.SelectMany(process => process.FormIds).Distinct().Concat(Register.All.Select(register => register.FormId)).Should().BeEquivalentTo(
            Directory.GetFiles(SouthendFolder.Of("forms"), "*.form").Select(Path.GetFileNameWithoutExtension));

    [Fact]
    public void Only_a_form_step_leans_on_a_form_alone() =>
        Tasks.Where(task => task.Step == "form").Should().OnlyContain(task => task.FormId != null);

    [Fact]
    public void A_result_in_a_repetition_is_kept_by_each_instance_and_clobbers_no_other()
    {
        var repeated = SouthendProcesses.All.SelectMany(process => process.Elements).OfType<Activity>().Where(a => a.MultiInstance is not null).ToList();
        repeated.Should().HaveCount(30);
        foreach (var activity in repeated)
        {
            var inside = activity is SubProcess sub ? sub.Body.Elements.OfType<UserTask>() : [(UserTask)activity];
            var local = activity.MultiInstance!.OutputElement!.Text.TrimStart('=');
            inside.Should().OnlyContain(task => task.Outputs.Single().Target == local);
        }
    }
}
