using Microsoft.Playwright;
using Reviews.Browser.Tests.Driving;
using Reviews.Testing.Machine;

namespace Reviews.Browser.Tests.Stories;

/// <summary>A head teacher who has never been here: from the invitation in their mail to a nil return, on a telephone.</summary>
[Collection(WithABrowser.Name)]
public sealed class AnInvitationOnAPhone(Chromium chromium)
{
    private const string Email = "new.head@example.org";
    private const string Agency = "Southend Hospital";

    [Fact]
    public async Task Invited_signed_in_with_a_second_step_and_done_in_twelve_clicks_and_three_minutes()
    {
        await using var stage = await Stage.OpenAsync(chromium.Browser);
        var story = new RapidReviewStory(stage, ["southend-hospital", "childrens-services"], [Agency, "Southend Children's Services"]);
        await story.StartAsync();
        await story.CommissionAsync();
        await InviteAsync(stage, story);
        var link = await LinkAsync(stage);
        await using var thumb = await Thumb.PickUpAsync(stage);
        var page = thumb.Page;

        await thumb.OpenAsync(link);
        await thumb.TypeAsync("Choose a password", "plum kettle orbit");
        await thumb.TypeAsync("The same password again", "plum kettle orbit");
        await thumb.GoAsync(page.GetByRole(AriaRole.Button, new() { Name = "Set up my account" }));

        using var app = Authenticator.From(await page.ContentAsync());
        await thumb.OpenAppAsync(page.GetByRole(AriaRole.Button, new() { Name = "Open my authenticator app" }));
        await thumb.TypeAsync("Six-digit code", await app.NextAsync());
        await thumb.GoAsync(page.GetByRole(AriaRole.Button, new() { Name = "Continue" }));
        (await page.Locator(".reviews-recovery-codes code").CountAsync()).Should().Be(10);
        await thumb.GoAsync(page.GetByRole(AriaRole.Button, new() { Name = "I have kept them: continue" }));

        await thumb.GoAsync(page.Locator("main .reviews-steps a").First);
        await thumb.TapAsync(page.GetByText("Nil return", new() { Exact = false }).First);
        await thumb.TypeAsync("Why there is nothing to report", "The family is not known to us");
        await thumb.TapAsync(page.GetByText("My agency’s records have been searched"));
        await thumb.GoAsync(page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }));

        await Assertions.Expect(page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("is done");
        thumb.Taps.Should().HaveCountLessThanOrEqualTo(12, "{0}", string.Join(", ", thumb.Taps));
        thumb.Time.Should().BeLessThan(TimeSpan.FromMinutes(3));
        app.Account.Should().Be(Email);
    }

    private static async Task InviteAsync(Stage stage, RapidReviewStory story)
    {
        var manager = await stage.AsAsync(Part.BusinessManager);
        await manager.Page.GotoAsync($"{story.ReviewPath}/invite");
        await manager.FillAsync(new() { ["DisplayName"] = "New Head", ["Email"] = Email, ["Part"] = $"Agency lead, {Agency}" });
        await manager.SendAsync();
        await Assertions.Expect(manager.Page.Locator(".govuk-panel")).ToContainTextAsync("Invitation sent");
    }

    // It leaves with the next sweep, seconds later.
    private static async Task<Uri> LinkAsync(Stage stage)
    {
        for (var tries = 0; tries < 150; tries++)
        {
            if (stage.Mails().SingleOrDefault(mail => mail.To.Contains(Email, StringComparison.Ordinal)) is { } mail)
                return mail.Links().Single(link => link.AbsolutePath.StartsWith("/invitations/", StringComparison.Ordinal));
            await Task.Delay(200);
        }

        throw new InvalidOperationException($"Expected a mail to {Email} within half a minute, but there is none.");
    }
}
