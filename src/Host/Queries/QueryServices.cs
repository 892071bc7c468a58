namespace Reviews.Host.Queries;

internal static class QueryServices
{
    public static IServiceCollection AddQueries(this IServiceCollection services)
    {
        services.AddScoped<FindCase>();
        services.AddScoped<FindTask>();
        services.AddScoped<MyTasks>();
        services.AddScoped<FindUnsentAnswer>();
        services.AddScoped<CalendarFeed>();
        services.AddScoped<MailChoice>();
        services.AddScoped<ReviewList>();
        services.AddScoped<ReviewOverview>();
        services.AddScoped<ProcessDrawings>();
        services.AddScoped<ReviewPeople>();
        services.AddScoped<ReviewAuthors>();
        services.AddScoped<ReviewDocuments>();
        services.AddScoped<ReportOfReview>();
        services.AddScoped<ActionsAcross>();
        services.AddScoped<AssembledActions>();
        services.AddScoped<AssembledReport>();
        services.AddScoped<FindReport>();
        services.AddScoped<RecordedAnswers>();
        services.AddScoped<DraftVersions>();
        services.AddScoped<AgenciesNotAsked>();
        services.AddScoped<ReviewHistory>();
        services.AddScoped<ReviewIncidents>();
        services.AddScoped<StartChoices>();
        services.AddScoped<OwedMail>();
        services.AddScoped<OpenTasks>();
        services.AddScoped<ReviewDates>();
        services.AddScoped<ForeseenCorrection>();
        services.AddScoped<ForeseenStep>();
        services.AddScoped<ForeseenTimer>();
        services.AddScoped<ForeseenReminder>();
        services.AddScoped<ComingEvents>();
        services.AddScoped<ForeseenDelay>();
        services.AddScoped<ReviewDelays>();
        services.AddScoped<ForeseenHolidays>();
        services.AddScoped<KnownHolidays>();
        services.AddScoped<ForeseenMove>();
        services.AddScoped<ForeseenWithdrawal>();
        services.AddScoped<ForeseenLeaving>();
        services.AddScoped<FollowUpRegister>();
        services.AddScoped<ReviewRegisters>();
        services.AddScoped<EarlierReviews>();
        services.AddScoped<CirculationReceipts>();
        services.AddScoped<WaitingReports>();
        return services;
    }
}
