namespace Reviews.Host.Casework;

/// <summary>The verbs: what users can do. Those that make people need Identity, and live as long as a request.</summary>
internal static class CaseworkServices
{
    public static IServiceCollection AddCasework(this IServiceCollection services)
    {
        services.AddSingleton<TaskMail>();
        services.AddSingleton<ManagerMail>();
        services.AddSingleton<ReminderMail>();
        services.AddSingleton<LateReminders>();
        services.AddSingleton<MovedDeadlineMail>();
        services.AddSingleton<FactProjector>();
        services.AddSingleton<ProcessRelay>();
        services.AddSingleton<ProcessRunner>();
        services.AddSingleton<PrepareReview>();
        services.AddSingleton<StartReview>();
        services.AddSingleton<TaskSubmission>();
        services.AddSingleton<SubmitTask>();
        services.AddSingleton<RecordForOthers>();
        services.AddSingleton<ReassignTask>();
        services.AddSingleton<KeepUpload>();
        services.AddSingleton<OpenDocument>();
        services.AddSingleton<DiscardUploads>();
        services.AddSingleton<StrayFiles>();
        services.AddSingleton<FireTimer>();
        services.AddSingleton<FireWhatCloses>();
        services.AddSingleton<CorrectCaseDate>();
        services.AddSingleton<MoveStep>();
        services.AddSingleton<MoveTimer>();
        services.AddSingleton<CallOffTimer>();
        services.AddSingleton<ComingReminders>();
        services.AddSingleton<SendReminder>();
        services.AddSingleton<DropReminder>();
        services.AddSingleton<AgreeDelay>();
        services.AddSingleton<EndDelay>();
        services.AddSingleton<NoteDelayTold>();
        services.AddSingleton<ImportHolidays>();
        services.AddSingleton<MoveToVersion>();
        services.AddSingleton<WithdrawReview>();
        services.AddSingleton<SettleIncident>();
        services.AddSingleton<AddParticipant>();
        services.AddSingleton<RemoveParticipant>();
        services.AddSingleton<RecordRead>();
        services.AddSingleton<RecordSystemAct>();
        services.AddSingleton<HoldMail>();
        services.AddSingleton<ResendMail>();
        services.AddSingleton<InvitePerson>();
        services.AddScoped<InviteToReview>();
        services.AddSingleton<KeepCalendarFeed>();
        services.AddSingleton<ChooseDigest>();
        services.AddSingleton<PanelInvitation>();
        services.AddSingleton<GrantRole>();
        services.AddSingleton<EndRole>();
        services.AddSingleton<SetPersonActive>();
        services.AddSingleton<ClearOut>();
        services.AddSingleton<UseOneTimeCode>();
        services.AddSingleton<UseRecoveryCode>();
        services.AddSingleton<SetUpSecondFactor>();
        services.AddSingleton<MakeRecoveryCodes>();
        services.AddSingleton<ResetSignIn>();
        services.AddScoped<ChooseNewPassword>();
        services.AddScoped<NewPerson>();
        services.AddScoped<AcceptInvitation>();
        services.AddScoped<CompleteSetup>();
        return services;
    }
}
