namespace Reviews.Host.ServiceTasks;

internal static class ServiceTaskServices
{
    public static IServiceCollection AddServiceTasks(this IServiceCollection services)
    {
        services.AddSingleton<CarryOutJob>();
        services.AddSingleton<ServiceTaskCatalogue>();
        services.AddSingleton<JobMail>();
        services.AddSingleton<IServiceTask, SendCommissioning>();
        services.AddSingleton<IServiceTask, AppointLeadAuthor>();
        services.AddSingleton<IServiceTask, RemoveLeadAuthor>();
        services.AddSingleton<IServiceTask, ReleaseAgencyReports>();
        services.AddSingleton<IServiceTask, CirculateDraftReport>();
        services.AddSingleton<IServiceTask, RecirculateDraft>();
        services.AddSingleton<IServiceTask, TellDissent>();
        services.AddSingleton<IServiceTask, TellNoMajority>();
        services.AddSingleton<IServiceTask, TellLimitNear>();
        services.AddSingleton<IServiceTask, RecordSubmission>();
        services.AddSingleton<IServiceTask, RecordNotNotified>();
        services.AddSingleton<IServiceTask, CopyNotification>();
        services.AddSingleton<IServiceTask, StartRapidReview>();
        services.AddSingleton<IServiceTask, BeginProcess>();
        services.AddSingleton<IServiceTask, CirculatePanelReply>();
        services.AddSingleton<IServiceTask, TellDecisionMakers>();
        services.AddSingleton<IServiceTask, TellDispute>();
        services.AddSingleton<IServiceTask, TellCaseTaken>();
        services.AddSingleton<IServiceTask, TellCommissionTakenBack>();
        services.AddSingleton<IServiceTask, FollowUp>();
        services.AddSingleton<IServiceTask, ReadArrangements>();
        return services;
    }
}
