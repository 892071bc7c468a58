using System.CommandLine;

namespace Reviews.Host.CommandLine;

/// <summary>The verbs, one line each; without one the web application is served.</summary>
internal static class ReviewsCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Reviews: rapid reviews for safeguarding partnerships. Without a verb it serves the web application.")
        {
            CheckVerb.Create(),
            DeadlinesVerb.Create(),
            FeelVerb.Create(),
            ServeVerb.Create(),
            AuditVerb.Create(),
            CreateAdminVerb.Create(),
            MigrateVerb.Create(),
            ServeVerb.CreateDemo(),
            SimulateVerb.Create(),
        };
        ServeVerb.Serves(root, isDemo: false);
        return await Answer.RunAsync(root.Parse(args), CancellationToken.None);
    }
}
