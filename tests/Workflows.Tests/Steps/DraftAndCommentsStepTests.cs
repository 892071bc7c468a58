using Reviews.Workflows.Expressions;
using Reviews.Workflows.Steps;
using Reviews.Workflows.Steps.Comments;
using Reviews.Workflows.Steps.Draft;
using static Reviews.Workflows.Tests.Steps.Sent;

namespace Reviews.Workflows.Tests.Steps;

public sealed class DraftAndCommentsStepTests
{
    private static readonly DraftStep Draft = new();
    private static readonly CommentsStep Comments = new();

    [Fact]
    public void A_first_draft_is_version_one_and_the_current_draft()
    {
        var recorded = Draft.Recorded(Task(properties: ("result", "firstDraft")), Input((DraftStep.Note, "First")).With(Docx(DraftStep.Document)));
        recorded.Entries.Keys.Should().BeEquivalentTo("draft", "firstDraft");
        recorded.Find("draft").Should().Be(recorded.Find("firstDraft"));
        recorded.Find("draft").Should().Be(Context(
            ("documentId", T("doc-2")), ("name", T("report.docx")), ("sha256", T(Hash)), ("version", new FeelNumber(1)), ("note", T("First")), ("by", T("person-1"))));
    }

    [Fact]
    public void The_next_draft_is_the_next_version() =>
        Draft.Record("draft", Task(Context(("draft", Context(("version", new FeelNumber(2)))))), Input().With(Pdf(DraftStep.Document)))
            .ShouldHold(("version", new FeelNumber(3)));

    [Fact]
    public void A_draft_is_one_pdf_or_word_file()
    {
        Draft.Refused(Task(), Input()).Should().Equal(new FieldError(DraftStep.Document, "Select a PDF or Word file"));
        Draft.Refused(Task(), Input().With(Pdf("other"))).Should().Equal(new FieldError(DraftStep.Document, "Select a PDF or Word file"));
        Draft.Refused(Task(), Input().With(Pdf(DraftStep.Document), Docx(DraftStep.Document))).Should().Equal(new FieldError(DraftStep.Document, "Select one file only"));
        Draft.Refused(Task(), Input().With(Pdf(DraftStep.Document) with { ContentType = "image/png" })).Should().ContainSingle();
    }

    [Fact]
    public void One_that_holds_tracked_changes_or_comments_is_taken_and_waits_and_nothing_is_recorded_of_it()
    {
        var marked = Docx(DraftStep.Document) with { Marks = 3 };

        Draft.Take(Task(), Input((DraftStep.Note, "First")).With(marked, Pdf("other"))).Should().BeOfType<StepOutcome.ToBeSettled>()
            .Which.Should().BeEquivalentTo(new { Marked = marked, Files = new[] { marked } });
        Draft.Refused(Task(), Input().With(marked, Pdf(DraftStep.Document))).Should().Equal(new FieldError(DraftStep.Document, "Select one file only"));
    }

    [Fact]
    public void A_word_file_in_which_nothing_could_be_counted_is_refused() =>
        Draft.Refused(Task(), Input().With(Docx(DraftStep.Document) with { Marks = null }))
            .Should().Equal(new FieldError(DraftStep.Document, "The selected Word document cannot be read: open it in Word, save it as .docx again and send that"));

    [Fact]
    public void Comments_are_text_or_a_file_and_name_the_draft_they_are_on()
    {
        var task = Task(Context(("draft", Context(("sha256", T(Hash))))));
        Comments.Record("comments", task, Input((CommentsStep.Text, "Page 2: the date is wrong")))
            .ShouldHold(("hasComments", FeelBoolean.True), ("text", T("Page 2: the date is wrong")), ("sha256", T(Hash)), ("by", T("person-1")));
        Comments.Record("comments", Task(), Input().With(Docx(CommentsStep.Document)))
            .ShouldHold(("hasComments", FeelBoolean.True), ("documents", FeelList.Of(Document(Docx("x")))), ("sha256", FeelValue.Null));
    }

    [Fact]
    public void To_have_none_is_an_answer_too() =>
        Comments.Record("comments", Task(), Input((CommentsStep.NoComments, "true"))).ShouldHold(("hasComments", FeelBoolean.False), ("text", T("")));

    [Fact]
    public void Neither_and_both_are_refused()
    {
        Comments.Refused(Task(), Input()).Should().Equal(new FieldError(CommentsStep.Text, "Enter your comments, or confirm that you have none"));
        Comments.Refused(Task(), Input((CommentsStep.Text, "x"), (CommentsStep.NoComments, "true")))
            .Should().Equal(new FieldError(CommentsStep.Text, "Enter comments or confirm that you have none, not both"));
        Comments.Refused(Task(), Input().With(Pdf(CommentsStep.Document) with { FileName = "x.exe" }))
            .Should().ContainSingle().Which.Field.Should().Be(CommentsStep.Document);
    }
}
