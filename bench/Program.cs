using Reviews.Bench;

// What is measured stands beside its limit, taken in the same run: machines are shared and noisy, ratios are not.
Console.WriteLine("| What | Measured | Limit of the same run | Ratio |");
Console.WriteLine("|---|---|---|---|");
foreach (var line in new[] { StepsInMemory.Measure(), MovedInstances.Measure(), ReadingAndChecking.Measure() })
    Console.WriteLine(line);
foreach (var line in Malformed.Measure())
    Console.WriteLine(line);
