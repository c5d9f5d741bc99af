using System.Text.Json;
using ImrPredict.Audit.Log;
using ImrPredict.Cases;
using ImrPredict.Desk.Decisions;
using ImrPredict.Desk.Doors;
using ImrPredict.Desk.Store;
using ImrPredict.Reports.Audit.Findings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ImrPredict.Desk.Api;

/// <summary>Decisions to read, and what readers find, for programs.</summary>
internal sealed class ApiFindings(DeskStore store, ReadingDesk reading)
{
    private readonly BatchTable _batches = new(store);

    public Task DecisionsAsync(HttpContext context)
    {
        var (batch, query) = (Audit(context), context.Request.Query);
        _ = int.TryParse(query["after"], out var after);
        after = Math.Max(0, after);
        var lines = reading.Lines(batch, Reader(context), DecisionFilter.Read(query));
        var page = reading.WithStories(
            batch, [.. lines.Skip(after).Take(DecisionTable.OfPage)]);
        return ApiAnswer.WriteAsync(context, new
        {
            Next = after + page.Count < lines.Count ? after + page.Count : (int?)null,
            Decisions = page.Select(Told),
        });
    }

    public Task ListAsync(HttpContext context)
    {
        var (batch, reader) = (Audit(context), Reader(context));
        return ApiAnswer.WriteAsync(context, new
        {
            Findings = reading.Told(batch, reader),
            FlagPrecision = reading.Precision(batch, reader),
            Agreement = ReaderAgreement.Measure(JudgedDecision.Of(reading.Visible(batch, reader))),
        });
    }

    public async Task AddAsync(HttpContext context)
    {
        var (batch, reader) = (Audit(context), Reader(context));
        _ = long.TryParse(context.GetRouteValue("number") as string, out var number);
        var line = reading.Line(batch, number, reader) ?? throw new KeyNotFoundException();
        SmallBody.Limit(context);
        using var body = await JsonDocument.ParseAsync(
            context.Request.Body, cancellationToken: context.RequestAborted);
        var (named, note) = (Text(body.RootElement, "finding"), Text(body.RootElement, "note"));
        if (named == ReadingAction.Withdraw)
        {
            reading.Withdraw(batch, number, reader);
        }
        else
        {
            var names = ReadingAction.Findings.Select(known => FindingWords.NameOf(known.Finding));
            var finding = ReadingAction.FindingNamed(named) ?? throw new ImrPredictException(
                $"finding '{named}': expected one of {string.Join(", ", names)}, withdrawn.");
            if (body.RootElement.TryGetProperty("adjudicates", out var settles)
                && settles.ValueKind == JsonValueKind.True)
            {
                reading.Settle(batch, number, finding, note, reader);
            }
            else if (reading.Apply(batch, ReadingAction.Of(finding), [line], reader, note) == 0)
            {
                throw new ImrPredictException(
                    "this decision is done: you have given a finding, or two readers have; withdraw it, or settle it.");
            }
        }

        await ApiAnswer.WriteAsync(context, Told(reading.Line(batch, number, reader)!), StatusCodes.Status201Created);
    }

    private long Audit(HttpContext context) =>
        long.TryParse(context.GetRouteValue("batch") as string, out var id) && _batches.Find(id) is { Audit: not null }
            ? id
            : throw new KeyNotFoundException();

    private static string Reader(HttpContext context) =>
        ReaderName.Of(context, context.Request.Query[ReaderName.Field].ToString());

    private static string Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String ? Whole(value) : "";

    // JSON can name half of a pair of characters, which no text holds.
    private static string Whole(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException problem)
        {
            throw new ImrPredictException("the body names half a character (an unpaired surrogate).", problem);
        }
    }

    private static object Told(QueueLine line) => new
    {
        line.Decision.Number,
        line.Decision.CaseNumber,
        line.Decision.Item,
        RequestedService = line.Decision.Title,
        line.Decision.Service,
        Outcome = line.Decision.Overturned ? Outcome.Overturned : Outcome.Upheld,
        line.Decision.Decided,
        ExpectedProbability = line.Decision.Expected,
        line.Decision.Flagged,
        line.Decision.Story?.Surprise.QValue,
        line.Decision.Story?.Reasons,
        line.Decision.Checks,
        line.State,
        OwnFinding = line.Own?.Finding,
        Settled = line.IsOpen ? line.Judged!.Settled : null,
        NeedsAdjudication = line.NeedsSettling,
    };
}
