using Microsoft.EntityFrameworkCore;
using Reviews.Workflows.Engine;

// Each of these breaks one rule, on purpose; the tests see that the rule catches it.
namespace Reviews.Architecture.Tests.Broken
{
    internal sealed class ReadsAFile
    {
        public string Text { get; } = File.ReadAllText("definition.bpmn");
    }

    internal sealed class MakesAnId
    {
        public Guid Id { get; } = Guid.NewGuid();
    }

    internal static class WaitsForSomething
    {
        public static async ValueTask<int> WaitAsync()
        {
            await Task.Yield();
            return 1;
        }
    }

    internal sealed class AsksTheInterpreter
    {
        public Func<object> Ask { get; } = () => typeof(ProcessInterpreter).Name + ProcessInterpreterCalls();

        private static string ProcessInterpreterCalls() =>
            ProcessInterpreter.Decide(null!, null!, null!, null!).ToString() ?? "";
    }

    internal sealed class WritesPastCasework(DbContext db)
    {
        public Task<int> WriteAsync(CancellationToken token) => db.SaveChangesAsync(token);
    }

    internal sealed class WritesMarkup
    {
        public Microsoft.AspNetCore.Html.HtmlString Title { get; } = new("<b>Title</b>");
    }

    internal sealed class Helper
    {
        public static Task Later() => Task.CompletedTask;
    }

    public class OpenForNoReason;

    internal sealed class PointsBack
    {
        public Type Up { get; } = typeof(Host.Casework.ProcessRunner);
    }
}

namespace Reviews.Architecture.Tests.Broken.Helpers
{
    internal sealed class InAFolderOfNothing;
}
