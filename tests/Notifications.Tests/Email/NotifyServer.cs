using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Reviews.Notifications.Email;

namespace Reviews.Notifications.Tests.Email;

/// <summary>GOV.UK Notify as far as we ask it, on a real socket of this machine: it checks each signature and keeps what it takes.</summary>
internal sealed class NotifyServer : IAsyncDisposable
{
    public const string TemplateId = "f33517ff-2a88-4f6e-b855-c550268ce08a";
    public const string ApiKey = $"reviews-live-{ServiceId}-{Secret}";
    private const string ServiceId = "26785a09-ab16-4eb0-8407-a37497a57506";
    private const string Secret = "3d844edf-8d35-48ac-975b-e847b4f122b0";

    /// <summary>What its clock says.</summary>
    public static readonly DateTimeOffset Now = new(2026, 12, 18, 9, 5, 0, TimeSpan.Zero);

    private readonly WebApplication app;

    private NotifyServer(WebApplication app) => this.app = app;

    /// <summary>What was taken, in order.</summary>
    public List<JsonObject> Taken { get; } = [];

    public List<string> Asked { get; } = [];

    /// <summary>What is answered instead of taking a mail; null takes it.</summary>
    public (int Status, string Error, string Message)? Refuses { get; set; }

    /// <summary>Takes the mail and hangs up before it says so.</summary>
    public bool HangsUp { get; set; }

    /// <summary>Never answers.</summary>
    public bool IsStuck { get; set; }

    /// <summary>Answers as some other server would.</summary>
    public bool IsNotNotify { get; set; }

    public static async Task<NotifyServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new NotifyServer(builder.Build());
        server.app.Run(server.AnswerAsync);
        await server.app.StartAsync();
        return server;
    }

    public NotifyOptions Options(string key = ApiKey) => new() { ApiKey = key, TemplateId = TemplateId, BaseUrl = app.Urls.Single(), TimeoutSeconds = 5 };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        lock (Asked) Asked.Add($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
        if (IsStuck)
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        if (IsNotNotify)
            await SayAsync(context, 502, "<html>Bad gateway</html>");
        else if (Problem(context.Request.Headers.Authorization.ToString()) is { } problem)
            await FailAsync(context, 403, "AuthError", problem);
        else if (context.Request.Method == "GET" && context.Request.Path == "/v2/notifications")
            await FindAsync(context);
        else if (context.Request.Method == "POST" && context.Request.Path == "/v2/notifications/email")
            await TakeAsync(context);
        else
            await FailAsync(context, 404, "NoResultFound", "No result found");
    }

    private Task FindAsync(HttpContext context)
    {
        var reference = context.Request.Query["reference"].ToString();
        var found = Taken.Where(mail => (string?)mail["reference"] == reference).Select(mail => new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["reference"] = reference, ["status"] = "delivered" });
        return SayAsync(context, 200, new JsonObject { ["notifications"] = new JsonArray([.. found]), ["links"] = new JsonObject { ["current"] = "…" } }.ToJsonString());
    }

    private async Task TakeAsync(HttpContext context)
    {
        var mail = (JsonObject)(await JsonNode.ParseAsync(context.Request.Body))!;
        if (Refuses is { } refusal)
        {
            await FailAsync(context, refusal.Status, refusal.Error, refusal.Message);
            return;
        }

        lock (Taken) Taken.Add(mail);
        if (HangsUp)
            context.Abort();
        else
            await SayAsync(context, 201, new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["reference"] = (string?)mail["reference"] }.ToJsonString());
    }

    private static Task FailAsync(HttpContext context, int status, string error, string message) =>
        SayAsync(context, status, new JsonObject { ["status_code"] = status, ["errors"] = new JsonArray(new JsonObject { ["error"] = error, ["message"] = message }) }.ToJsonString());

    private static Task SayAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    }

    // RFC 7519 and 7515, read for themselves: header and claims in JSON, signed by HMAC with SHA-256.
    private static string? Problem(string authorization)
    {
        var parts = authorization.Split("Bearer ")[^1].Split('.');
        if (parts.Length != 3 || !authorization.StartsWith("Bearer ", StringComparison.Ordinal)) return "Unauthorized: authentication token must be provided";
        var (header, claims) = (JsonNode.Parse(Base64Url.DecodeFromChars(parts[0]))!, JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!);
        if ((string?)header["alg"] != "HS256" || (string?)header["typ"] != "JWT") return "Invalid token: algorithm used is not HS256";
        if ((string?)claims["iss"] != ServiceId) return "Invalid token: service not found";
        if (Math.Abs((long)claims["iat"]! - Now.ToUnixTimeSeconds()) > 30) return "Error: Your system clock must be accurate to within 30 seconds";
        using var hmac = new HMACSHA256(Encoding.ASCII.GetBytes(Secret));
        return hmac.ComputeHash(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}")).SequenceEqual(Base64Url.DecodeFromChars(parts[2])) ? null : "Invalid token: API key not found";
    }
}
