namespace Reviews.Workflows.Steps;

/// <summary>What radios of steps send.</summary>
public static class StepChoices
{
    public const string Yes = "yes";
    public const string No = "no";
}
