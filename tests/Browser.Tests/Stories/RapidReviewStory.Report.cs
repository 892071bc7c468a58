using Reviews.Browser.Tests.Driving;

namespace Reviews.Browser.Tests.Stories;

/// <summary>From the first draft until the family is told.</summary>
internal sealed partial class RapidReviewStory
{
    /// <summary>Day 11: the first draft.</summary>
    public async Task WriteFirstDraftAsync()
    {
        await MoveToAsync(11, "11:00");
        await (await stage.AsAsync(Part.LeadAuthor)).DoAsync(
            "Write the first draft", new() { ["note"] = Secret }, RealDocuments.Docx("draft-one.docx", $"{Secret}: first draft"));
    }

    /// <summary>Day 12, until the comments are in.</summary>
    public async Task CirculateDraftAndCommentAsync()
    {
        await MoveToAsync(12, "08:45");
        await (await stage.AsAsync(Part.BusinessManager)).DoAsync("Circulate the first draft", new() { ["checked"] = "true", ["note"] = Secret });
        await MoveToAsync(12, "11:00");
        foreach (var agency in Answering)
        {
            await (await stage.AsAsync(Part.LeadOf(agency))).DoAsync("Comment on the first draft", new() { ["comments"] = $"{Secret}: a comma" });
        }
    }

    /// <summary>Day 12, after 15:00: draft two.</summary>
    public async Task WriteDraftTwoAsync()
    {
        await MoveToAsync(12, "15:30");
        await (await stage.AsAsync(Part.LeadAuthor)).DoAsync(
            "Agree amendments, finalise draft two", new() { ["note"] = Secret }, RealDocuments.Docx("draft-two.docx", $"{Secret}: second draft"));
        await MoveToAsync(12, "16:30");
    }

    /// <summary>Day 13.</summary>
    public async Task SignOffForAgenciesAsync()
    {
        await MoveToAsync(13, "10:00");
        foreach (var agency in Answering)
        {
            await (await stage.AsAsync(Part.LeadOf(agency))).DoAsync("Confirm the senior sign-off", SignOff());
        }
    }

    /// <summary>Day 14.</summary>
    public async Task SignOffForAdvisorAsync()
    {
        await MoveToAsync(14, "10:00");
        await (await stage.AsAsync(Part.IndependentAdvisor)).DoAsync("Proof-read and sign off the final copy", SignOff());
    }

    /// <summary>Day 15.</summary>
    public async Task SubmitAsync()
    {
        await MoveToAsync(15, "11:00");
        await (await stage.AsAsync(Part.BusinessManager)).DoAsync("Submit to the national Panel", new()
        {
            ["sentAt"] = On(15),
            ["sentAt.time"] = "10:55",
            ["channel"] = "Secure email",
            ["receipt"] = $"{Secret} receipt",
        });
        await MoveToAsync(15, "11:45");
    }

    /// <summary>Seven working days on: the Panel agrees.</summary>
    public async Task PanelAgreesAsync()
    {
        await MoveToAsync(22, "10:00");
        await (await stage.AsAsync(Part.BusinessManager)).DoAsync("Record the Panel", new()
        {
            ["replied"] = "yes",
            ["reply"] = "agrees",
            ["repliedOn"] = On(21),
            ["comments"] = Secret,
        });
        await MoveToAsync(22, "10:45");
    }

    /// <summary>The day after: the family is told, by letter and by the social worker who knows them. What was learnt is not spread apart.</summary>
    public async Task TellFamilyAsync()
    {
        await MoveToAsync(23, "15:00");
        await (await stage.AsAsync(Part.BusinessManager)).DoAsync("Tell the child and family", new()
        {
            ["told"] = "yes",
            ["writtenOn"] = On(23),
            ["whom"] = $"{Secret}'s mother",
            ["inPerson"] = "yes",
            ["toldBy"] = "Social worker",
            ["toldOn"] = On(23),
            ["asked"] = Secret,
        });
        await (await stage.AsAsync(Part.BusinessManager)).DoAsync("Write the seven-minute briefing", new() { ["spread"] = "no", ["whyNot"] = "All teams of the agencies were at the panel" });
        await MoveToAsync(23, "15:45");
    }

    public static Answers SignOff() => new()
    {
        ["outcome"] = "signed-off",
        ["name"] = $"{Secret} Senior",
        ["level"] = "Director",
        ["evidence"] = "By email",
        ["declaration"] = "true",
    };
}
