using Reviews.Host.Pages.Components;

namespace Reviews.Host.Tests.Pages.Components;

public sealed class FieldsTests
{
    private static readonly Choice[] Agencies = [new("police", "Police"), new("health", "Health", "GPs too")];

    [Fact]
    public async Task An_input_ties_its_label_hint_and_error_to_the_control()
    {
        var html = await new Rendering().Wrong("Title", "Enter a title")
            .DrawAsync(new InputTagHelper { Name = "Title", Label = "Title", Hint = "In a few words" });

        html.Should().Contain("for=\"Title\"")
            .And.Contain("aria-describedby=\"Title-hint Title-error\"")
            .And.Contain("govuk-form-group--error")
            .And.Contain("govuk-input--error")
            .And.Contain("id=\"Title-error\"");
    }

    [Fact]
    public async Task What_was_typed_outweighs_the_value_of_the_model()
    {
        var html = await new Rendering().Typed("Title", "typed")
            .DrawAsync(new InputTagHelper { Name = "Title", Value = "stored" });

        html.Should().Contain("value=\"typed\"").And.NotContain("stored");
    }

    [Fact]
    public async Task Text_never_becomes_markup()
    {
        const string Hostile = "\"><script>alert(1)</script>";
        var page = new Rendering().Typed("Title", Hostile).Wrong("Title", Hostile);

        var html = await page.DrawAsync(new InputTagHelper { Name = "Title", Label = Hostile, Hint = Hostile })
            + await page.DrawAsync(new TextareaTagHelper { Name = "Title", Label = Hostile })
            + await page.DrawAsync(new RadiosTagHelper { Name = "Title", Items = [new Choice(Hostile, Hostile, Hostile)] })
            + await page.DrawAsync(new ErrorSummaryTagHelper());

        html.Should().NotContain("<script").And.Contain("&lt;script&gt;");
    }

    [Fact]
    public async Task A_password_is_never_sent_back()
    {
        var html = await new Rendering().Typed("Secret", "hunter2").DrawAsync(new PasswordTagHelper { Name = "Secret" });

        html.Should().Contain("type=\"password\"").And.NotContain("hunter2");
    }

    [Fact]
    public async Task Every_box_that_was_ticked_stays_ticked()
    {
        var html = await new Rendering().Typed("Agencies", "police", "health")
            .DrawAsync(new CheckboxesTagHelper { Name = "Agencies", Items = Agencies }, new ItemTagHelper { Value = "none", Label = "None", Exclusive = true });

        html.Split("checked=\"checked\"").Should().HaveCount(3);
        html.Should().Contain("data-behaviour=\"exclusive\"").And.Contain("aria-describedby=\"Agencies-2-item-hint\"");
    }

    [Fact]
    public async Task A_bool_ticks_the_item_called_true()
    {
        var statement = new ItemTagHelper { Value = "true", Label = "I agree" };

        (await new Rendering().DrawAsync(new CheckboxesTagHelper { Name = "Agreed", Value = true }, statement)).Should().Contain("checked");
        (await new Rendering().DrawAsync(new CheckboxesTagHelper { Name = "Agreed", Value = false }, statement)).Should().NotContain("checked");
    }

    [Fact]
    public async Task Words_are_counted_where_words_are_limited()
    {
        var html = await new Rendering().DrawAsync(new TextareaTagHelper { Name = "Story", MaxWords = 300 });

        html.Should().Contain("data-maxlength=\"300\"").And.Contain("data-count-type=\"words\"").And.Contain("up to 300 words");
    }

    [Fact]
    public async Task A_field_without_a_name_is_refused()
    {
        var drawing = () => new Rendering().DrawAsync(new InputTagHelper { Label = "Title" });

        await drawing.Should().ThrowAsync<InvalidOperationException>().WithMessage("*asp-for or name*'Title'*");
    }
}
