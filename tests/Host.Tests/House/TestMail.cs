using Reviews.Notifications.Email;

namespace Reviews.Host.Tests.House;

/// <summary>Takes mail, or fails as long as it is told to.</summary>
internal sealed class TestMail : IMailSender
{
    public List<OutboundMail> Sent { get; } = [];

    public Func<OutboundMail, Exception?> Fails { get; set; } = _ => null;

    public Task SendAsync(OutboundMail mail, CancellationToken cancellationToken)
    {
        if (Fails(mail) is { } failure)
            throw failure;
        Sent.Add(mail);
        return Task.CompletedTask;
    }
}
