using Reviews.Host.Casework;
using Reviews.Host.Definitions;
using Reviews.Host.Storage;
using Reviews.Host.Storage.Rows;
using Reviews.Workflows.Access;
using Reviews.Workflows.Registers;

namespace Reviews.Host.Queries;

/// <summary>The reports that came after the circulation and wait to be released, for whoever may release them; none for anyone else.</summary>
internal sealed class WaitingReports(ReviewsDb db, DefinitionShelf definitions)
{
    public async Task<WaitingScreen> OfAsync(OpenCase opened, CancellationToken cancellation)
    {
        var tasks = opened.May(Permission.ReleaseLateReport) ? await LateReports.WaitingAsync(db, opened.Review.Id, cancellation) : [];
        return new(opened.Review.Reference, tasks, tasks.Count == 0 ? null : await RegisterEntries.WhatBlocksSharingAsync(db, definitions, opened.Review, cancellation));
    }
}

/// <param name="Tasks">The agencies', done, the one that came first before the others.</param>
/// <param name="BlockedBy">What stands against releasing them; null where nothing does.</param>
internal sealed record WaitingScreen(string Reference, IReadOnlyList<ReviewTaskRow> Tasks, ProceedingHeeded? BlockedBy);
