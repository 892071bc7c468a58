using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Reviews.Notifications.Email;

/// <summary>
/// Hands each mail to GOV.UK Notify. The mail's id is its reference there, and Notify is asked for it first: one that was
/// handed over before this process was killed, or whose answer was lost, counts as sent and does not go again.
/// </summary>
/// <param name="http">For this sender alone.</param>
/// <param name="time">The real clock, also in the demonstration: Notify takes a signature of half a minute ago at most.</param>
public sealed class NotifySender(NotifyOptions options, HttpClient http, TimeProvider time) : IMailSender
{
    private readonly string root = options.BaseUrl.TrimEnd('/');

    /// <exception cref="FormatException">Notify says that the mail itself is wrong (400, <c>ValidationError</c>): the same will be said again.</exception>
    /// <exception cref="HttpRequestException">
    /// Anything else that is not taken. A wrong key (403), a service on trial or without files set up (400,
    /// <c>BadRequestError</c>) and a limit (429) can be mended while the mail waits, so they are tries like a server's fault.
    /// </exception>
    /// <exception cref="TimeoutException">It took longer than the timeout.</exception>
    public async Task SendAsync(OutboundMail mail, CancellationToken cancellationToken)
    {
        var request = NotifyMail.Request(mail, options.TemplateId);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            if (!await HasItAsync(NotifyMail.Reference(mail), limit.Token))
                await PostAsync(request, limit.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                FormattableString.Invariant($"Expected GOV.UK Notify to take the mail within {options.TimeoutSeconds} seconds, but it did not."), late);
        }
    }

    private async Task<bool> HasItAsync(string reference, CancellationToken cancellation)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"{root}/v2/notifications?template_type=email&reference={reference}");
        using var answer = await AnswerAsync(asked, cancellation);
        using var found = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);
        return found.RootElement.GetProperty("notifications").GetArrayLength() > 0;
    }

    private async Task PostAsync(byte[] request, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(request);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var sent = new HttpRequestMessage(HttpMethod.Post, $"{root}/v2/notifications/email") { Content = content };
        using var taken = await AnswerAsync(sent, cancellation);
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", NotifyToken.Of(options, time.GetUtcNow()));
        var answer = await http.SendAsync(request, cancellation);
        if (answer.IsSuccessStatusCode)
            return answer;
        using (answer)
        {
            var (error, message) = Said(await answer.Content.ReadAsStringAsync(cancellation));
            var sentence = FormattableString.Invariant($"Expected GOV.UK Notify to take the mail, but it answered {(int)answer.StatusCode} {error}: {message}");
            throw answer.StatusCode == HttpStatusCode.BadRequest && error == "ValidationError" && request.Method == HttpMethod.Post
                ? new FormatException(sentence)
                : new HttpRequestException(sentence, inner: null, answer.StatusCode);
        }
    }

    // The kind of an error is stable, its words are not; a proxy in between may answer something else entirely.
    private static (string Error, string Message) Said(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var first = json.RootElement.GetProperty("errors")[0];
            return (first.GetProperty("error").GetString() ?? "", first.GetProperty("message").GetString() ?? "");
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return ("without an error of its own", "nothing that can be read");
        }
    }
}
