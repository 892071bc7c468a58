using System.Globalization;
using Reviews.Host.Casework;
using Reviews.Workflows;

namespace Reviews.Host.Access;

/// <summary>
/// What is sent from a task's form when nobody is signed in any more, or with the tokens of another sign-in, is caught: kept
/// for a day for whoever typed it, and shown to them alone, in that browser alone. Nothing of it is sent.
/// </summary>
internal sealed class LostAnswers(IHttpContextAccessor http, WriterTokens writers, SaveUnsentAnswer save, HostMode mode, SignInClock clock)
{
    private static readonly Duration Lasts = Duration.FromDays(1);

    private string Cookie => mode.IsHttps ? "__Host-unsent" : "unsent";

    /// <summary>SHA-256 of the key that the browser holds to what was caught in it; null where it holds none.</summary>
    public string? BrowserHash => Key is { } key ? OneTimeSecret.HashOf(key) : null;

    private string? Key => http.HttpContext!.Request.Cookies[Cookie] is { Length: > 0 } key ? key : null;

    /// <summary>Of a request that is to be sent to sign in.</summary>
    /// <returns>Whether what was typed is kept.</returns>
    public async Task<bool> CatchAsync(CancellationToken cancellation)
    {
        var request = http.HttpContext!.Request;
        if (!HttpMethods.IsPost(request.Method) || TaskOf(request) is not { } task
            || await SentWithoutSession.ReadAsync(request, token => writers.Read(task, token), cancellation) is not { } sent)
            return false;
        return await KeepAsync(sent.Writer, task, sent.Fields, cancellation);
    }

    /// <summary>Of a form that was read, and refused because its token is another sign-in's.</summary>
    /// <returns>Whose it is, where it is kept.</returns>
    public async Task<Guid?> CatchAsync(IFormCollection form, CancellationToken cancellation)
    {
        if (TaskOf(http.HttpContext!.Request) is not { } task || writers.Read(task, form[WriterTokens.Field]) is not { } writer)
            return null;
        var fields = form.ToDictionary(field => field.Key, IReadOnlyList<string> (field) => [.. field.Value.Select(value => value ?? "")], StringComparer.OrdinalIgnoreCase);
        return await KeepAsync(writer, task, fields, cancellation) ? writer : null;
    }

    private async Task<bool> KeepAsync(Guid writer, Guid task, IReadOnlyDictionary<string, IReadOnlyList<string>> sent, CancellationToken cancellation)
    {
        var key = Key ?? OneTimeSecret.New();
        var context = new ActionContext(writer.ToString("D", CultureInfo.InvariantCulture), clock.Now, Guid.NewGuid().ToString("N"));
        var caught = new CaughtIn(OneTimeSecret.HashOf(key), clock.RealNow + Lasts);
        if (!(await save.RunAsync(context, task, sent, caught, cancellation)).IsDone)
            return false;
        http.HttpContext!.Response.Cookies.Append(Cookie, key, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = mode.IsHttps || http.HttpContext.Request.IsHttps,
            Path = "/",
            MaxAge = Lasts.ToTimeSpan(),
            IsEssential = true,
        });
        return true;
    }

    private static Guid? TaskOf(HttpRequest request) =>
        Guid.TryParse(request.RouteValues["task"] as string, CultureInfo.InvariantCulture, out var task) ? task : null;
}
