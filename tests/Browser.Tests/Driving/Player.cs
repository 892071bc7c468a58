using Microsoft.Playwright;

namespace Reviews.Browser.Tests.Driving;

/// <summary>One person at a browser: goes where a person would go, and fills in what is on the page.</summary>
internal sealed class Player
{
    private Player(Stage stage, Part part, IPage page)
    {
        Stage = stage;
        Part = part;
        Page = page;
    }

    public Stage Stage { get; }

    public Part Part { get; }

    public IPage Page { get; }

    /// <summary>As the demonstration calls them.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where their mail goes, as the demonstration makes addresses.</summary>
    public string Email => $"{Name.Replace(' ', '.')}@example.org".ToLowerInvariant();

    public static async Task<Player> SignInAsync(Stage stage, Part part)
    {
        var context = await stage.Browser.NewContextAsync(new() { BaseURL = stage.Reviews.Url.ToString(), ViewportSize = new() { Width = 1200, Height = 900 } });
        var page = await context.NewPageAsync();
        var player = new Player(stage, part, page);
        await player.SignInAsync();
        return player;
    }

    public async Task SignInAsync()
    {
        await Page.GotoAsync("/demo");
        var people = Page.Locator($"xpath=//h2[normalize-space()='{Part.Role}']/following-sibling::ul[1]/li");
        var who = Part.Body is { } body ? people.Filter(new() { Has = Page.GetByText(body, new() { Exact = true }) }) : people;
        var button = who.Nth(Part.Place).GetByRole(AriaRole.Button);
        Name = (await button.InnerTextAsync()).Replace("Sign in as", "", StringComparison.Ordinal).Trim();
        await button.ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
    }

    /// <summary>The tasks this person owes, as their own page lists them.</summary>
    public async Task<IReadOnlyList<string>> TasksAsync()
    {
        await Page.GotoAsync("/tasks");
        return await Page.Locator("main .reviews-steps a").AllInnerTextsAsync();
    }

    /// <summary>What My tasks says of the task of that name: of which review it is, and by when it is due.</summary>
    public async Task<string> OwedAsync(string task)
    {
        await Page.GotoAsync("/tasks");
        return await Page.Locator("main .reviews-steps li").Filter(new() { HasText = task }).First.InnerTextAsync();
    }

    /// <summary>Opens the task of that name from My tasks.</summary>
    /// <returns>Its name in full, as the list has it.</returns>
    public async Task<string> OpenAsync(string task)
    {
        await Page.GotoAsync("/tasks");
        var link = Page.Locator("main .reviews-steps a").Filter(new() { HasText = task }).First;
        var name = await link.InnerTextAsync();
        await link.ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(task);
        return name;
    }

    /// <summary>Opens the task, fills in the answers, brings the files, sends it, and sees that it is done.</summary>
    public async Task DoAsync(string task, Answers answers, params IReadOnlyList<FilePayload> files)
    {
        var owed = await OpenAsync(task);
        await FillAsync(answers);
        await BringAsync(files);
        await Pictures.TakeAsync(Page, task);
        if (Stage.Killer.WantsThisOne())
        {
            await Stage.Killer.KillDuringAsync(Stage.Reviews, SendAsync);
            if (!(await TasksAsync()).Contains(owed))
            {
                return;
            }

            // It was not acknowledged and it is not there: the person does it again, but for files that the page says it has.
            await OpenAsync(task);
            await FillAsync(answers);
            var kept = await Page.Locator("main label[for^='kept-']").AllInnerTextsAsync();
            await BringAsync([.. files.Where(file => !kept.Any(name => name.StartsWith(file.Name, StringComparison.Ordinal)))]);
        }

        await SendAsync();
        await SeeDoneAsync(task);
    }

    public async Task FillAsync(Answers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        foreach (var (name, value) in answers)
        {
            await FillAsync(name, value);
        }
    }

    public async Task BringAsync(IReadOnlyList<FilePayload> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files.Count > 0)
        {
            await Page.Locator("main input[type=file]").First.SetInputFilesAsync(files);
        }
    }

    public Task SendAsync() => Page.Locator("main form button.govuk-button:not(.govuk-button--secondary)").Last.ClickAsync();

    public async Task SeeDoneAsync(string task)
    {
        var faults = Page.Locator(".govuk-error-summary");
        await Assertions.Expect(Page.Locator(".govuk-notification-banner--success, .govuk-error-summary")).ToBeVisibleAsync();
        if (await faults.CountAsync() > 0)
        {
            throw new InvalidOperationException($"Expected \"{task}\" to be done by {Part}, but the page says: {await faults.InnerTextAsync()}");
        }

        await Assertions.Expect(Page.Locator(".govuk-notification-banner--success")).ToContainTextAsync("is done");
    }

    /// <summary>The main part of a page, as text.</summary>
    public async Task<string> ReadAsync(string path)
    {
        await Page.GotoAsync(path);
        await Pictures.TakeAsync(Page, path);
        return await Page.Locator("main").InnerTextAsync();
    }

    /// <summary>The status that a request of this person's gets.</summary>
    public async Task<int> StatusAsync(string path) => (await Page.APIRequest.GetAsync(path)).Status;

    private async Task FillAsync(string name, string value)
    {
        var fields = Page.Locator($"main [name='{name}']");
        if (await Page.Locator($"main [name='{name}.Day']").CountAsync() > 0)
        {
            var parts = value.Split('-');
            await Page.Locator($"main [name='{name}.Day']").FillAsync(parts[2]);
            await Page.Locator($"main [name='{name}.Month']").FillAsync(parts[1]);
            await Page.Locator($"main [name='{name}.Year']").FillAsync(parts[0]);
            return;
        }

        var kind = await fields.First.EvaluateAsync<string>("field => field.tagName === 'INPUT' ? field.type : field.tagName");
        switch (kind)
        {
            case "radio":
                await Page.Locator($"main [name='{name}'][value='{value}']").CheckAsync();
                break;
            case "checkbox":
                foreach (var each in value.Split(' '))
                {
                    await Page.Locator($"main [name='{name}'][value='{each}']").CheckAsync();
                }

                break;
            case "SELECT":
                var options = await fields.Locator("option").AllInnerTextsAsync();
                await fields.SelectOptionAsync(new SelectOptionValue { Index = value == "first" ? 1 : options.ToList().FindIndex(o => o.Contains(value, StringComparison.Ordinal)) });
                break;
            default:
                await fields.First.FillAsync(value);
                break;
        }
    }
}
