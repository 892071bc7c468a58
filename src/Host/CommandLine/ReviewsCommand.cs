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
            HolidaysVerb.Create(),
            CreateAdminVerb.Create(),
            MailVerb.Create(),
            MigrateVerb.Create(),
            ResetSignInVerb.Create(),
            ServeVerb.CreateDemo(),
            SimulateVerb.Create(),
        };
        ServeVerb.Serves(root, isDemo: false);

        // A FEEL date is written @"2026-01-01": no argument stands for a file of arguments.
        var asGiven = new ParserConfiguration { ResponseFileTokenReplacer = null };
        return await Answer.RunAsync(root.Parse(args, asGiven), CancellationToken.None);
    }
}
