using System.CommandLine;
using System.CommandLine.Parsing;

namespace Reviews.Host.CommandLine;

/// <summary>How every verb answers: 0 done, 1 the answer is no, 2 wrong arguments or an unreadable input, told in one line.</summary>
internal static class Answer
{
    public const int Done = 0;
    public const int No = 1;
    public const int Wrong = 2;

    public static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var problems = parsed.Errors.Select(e => e.Message).ToList();
        if (problems.Count > 0) return Fail($"{string.Join(' ', problems)} Try: {Called(parsed.CommandResult)} --help");
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, cancellation);
        }
        catch (WrongInputException wrong)
        {
            return Fail(wrong.Message);
        }
        catch (StartRefusedException refused)
        {
            return Fail(refused.Message);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Fail(unreadable.Message);
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
        {
            return Fail($"Expected {Called(parsed.CommandResult)} to be carried out, but it failed: {unforeseen.GetBaseException().Message}");
        }
    }

    // As it was typed: reviews audit verify.
    private static string Called(CommandResult command) =>
        command.Parent is CommandResult above ? $"{Called(above)} {command.Command.Name}" : command.Command.Name;

    private static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence.ReplaceLineEndings(" "));
        return Wrong;
    }
}

#pragma warning disable CA1032, CA1064 // It never leaves the command line, and always carries its sentence.
/// <summary>What the caller gave cannot be used; the message is the one line they read.</summary>
internal sealed class WrongInputException(string sentence) : Exception(sentence);
#pragma warning restore CA1032, CA1064
