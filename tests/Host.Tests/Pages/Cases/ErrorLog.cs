using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Reviews.Host.Tests.Pages.Cases;

/// <summary>What the application logged as an error: a test that gets an answer of 500 can say why.</summary>
internal sealed class ErrorLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> errors = new();

    /// <summary>The latest, with its exception; a sentence that says so where there is none.</summary>
    public string Latest => errors.LastOrDefault() ?? "Nothing was logged.";

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, errors);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<string> errors) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                errors.Enqueue($"{category}: {formatter(state, exception)} {exception}");
        }
    }
}
