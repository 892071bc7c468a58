using Reviews.Host.CommandLine;

return await ReviewsCommand.RunAsync(args);
