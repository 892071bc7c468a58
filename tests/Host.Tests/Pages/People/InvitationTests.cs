using System.Net;

namespace Reviews.Host.Tests.Pages.People;

public sealed class InvitationTests(RealReviews reviews) : IClassFixture<RealReviews>
{
    private static readonly (string, string)[] HospitalLead = [("Role", "agency-lead"), ("Bodies[agency-lead]", "southend-hospital")];

    [Fact]
    public async Task An_invitation_works_once_and_afterwards_looks_like_one_that_never_was()
    {
        using var administrator = reviews.AtWork();
        var link = await RealReviews.InviteAsync(administrator, "lead@example.org", HospitalLead);
        using var invited = new Visitor(reviews.Url);
        var form = await invited.GetAsync(link);
        form.Body.Should().Contain("First Administrator").And.Contain("Agency lead").And.Contain("Southend Hospital");
        (string, string)[] passwords = [("Password", RealReviews.Password), ("PasswordAgain", RealReviews.Password)];
        (await invited.PostAsync(link, [.. form.Hidden, .. passwords])).Location.Should().Be("/sign-in/set-up");
        (await invited.GetAsync("/tasks")).Location.Should().Contain("/sign-in?ReturnUrl", "a password alone opens nothing");
        await invited.SetUpAsync();
        (await invited.GetAsync("/")).Location.Should().Be("/tasks");

        using var second = new Visitor(reviews.Url);
        var used = await second.GetAsync(link);
        var never = await second.GetAsync(link[..^4] + "AAAA");
        used.Status.Should().Be(HttpStatusCode.NotFound);
        never.Status.Should().Be(HttpStatusCode.NotFound);
        used.Constant.Should().Be(never.Constant);
        (await second.SendAsync("/sign-in", link, passwords)).Status.Should().Be(HttpStatusCode.NotFound);
        second.Session.Should().BeNull();
    }

    [Fact]
    public async Task The_same_form_sent_twice_invites_once_and_shows_the_link_once()
    {
        using var administrator = reviews.AtWork();
        var form = await administrator.GetAsync("/people/invite");
        (string, string)[] fields = [.. form.Hidden, ("DisplayName", "Twice Sent"), ("Email", "twice@example.org"), .. HospitalLead];
        (await administrator.PostAsync("/people/invite", fields)).Body.Should().Contain("/invitations/");
        (await administrator.PostAsync("/people/invite", fields)).Body.Should().Contain("its link is shown only once").And.NotContain("/invitations/");
        (await administrator.GetAsync("/people")).Body.Split("twice@example.org").Should().HaveCount(2);
    }

    [Fact]
    public async Task A_role_held_for_a_body_needs_one_of_the_partnerships_and_the_form_keeps_what_was_typed()
    {
        using var administrator = reviews.AtWork();
        var answer = await administrator.SendAsync("/people/invite", "/people/invite",
            ("DisplayName", "No Body"), ("Email", "not an address"), ("Role", "agency-lead"), ("Bodies[agency-lead]", "police"));
        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Body.Should().Contain("Select the agency they act for").And.Contain("Enter an email address in the correct format").And.Contain("No Body").And.Contain("not an address");
        var known = await administrator.SendAsync("/people/invite", "/people/invite",
            ("DisplayName", "Known"), ("Email", RealReviews.AdministratorEmail.ToUpperInvariant()), ("Role", "lead-author"));
        known.Body.Should().Contain("First Administrator has this address already");
    }
}
