using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.Desk.Access;
using ImrPredict.Desk.Doors;
using ImrPredict.Desk.Views;
using ImrPredict.Desk.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ImrPredict.Desk.Api;

/// <summary>The interface for programs, version 1, and its description, which is made from the same list.</summary>
internal sealed class ApiRoutes(
    ApiScoring scoring, ApiBatches batches, ApiFindings findings, ApiFigures figures, DeskModels models)
{
    private const string File = "A letter or a table as it is, of any kind that imr-score score reads.";

    private static readonly (string Name, string Meaning)[] OfFile =
        [("name", "Name of the file, as source_file has it."), ("model", "A name of /models; else the first.")];

    private static readonly (string Name, string Meaning)[] OfAudit =
    [
        ("name", "Name of the file."),
        ("model", "A name of /models that says what to expect; else it is learnt from the decisions themselves."),
        ("unit", "A column whose units get charts; may be repeated."),
    ];

    private static readonly (string Name, string Meaning)[] OfView =
    [
        ("service", "Only this service."), ("band", "Only this band; none for rows without a probability."),
        ("q", "Words in the case."), ("month", "yyyy-MM of assignment, else of receipt; none for rows without."),
        ("until", "yyyy-MM-dd: the review is due by then."), ("sort", "look, probability, service, input or due."),
        ("read", "Only so many scored rows, the first of the order."), ("after", "The next of the page before."),
    ];

    private static readonly (string Name, string Meaning) Reader = (
        ReaderName.Field,
        "Who reads, by name; where people sign in, the person alone. Findings of others show where two readers have "
        + "given theirs, or it is settled.");

    private static readonly (string Name, string Meaning)[] OfReading =
    [
        Reader, ("why", "flags, or checks."), ("state", "pending, draft, done, discarded, or differ."),
        ("outcome", "upheld or overturned."), ("service", "Only this service."), ("q", "Words in the case."),
        ("after", "The next of the page before."),
    ];

    private static readonly (string Name, string Meaning)[] OfCharts =
    [
        ("by", "A column of the answer's columns; else the service."),
        ("rules", "western-electric, nhs or none."),
        ("rebase", "A period from which limits are computed anew; may be repeated, each with a note."),
        ("note", "Why."), ("target", "A share in percent."), ("side", "at-most or at-least the target."),
    ];

    private static readonly (string Name, string Meaning)[] OfSearch =
    [
        ("q", "Words in the case."), ("diagnosis", "Words in its diagnoses."), ("service", "Only this service."),
        ("outcome", "upheld or overturned."), ("year", "Only this year of decision."),
        ("after", "The next of the page before."),
    ];

    /// <summary>All that a program can ask.</summary>
    public IReadOnlyList<ApiOperation> Operations =>
    [
        new("POST", "/score", "Score a file at once; nothing is kept.", scoring.ScoreAsync)
        {
            Right = DeskRight.Score, Body = File, Query = OfFile,
            Answer = "result, rejects, and scores: rows with the names of the score table",
        },
        new("POST", "/explain", "Explain one item of a file at once; nothing is kept.", scoring.ExplainAsync)
        {
            Right = DeskRight.Score, Body = File, Query = [.. OfFile, ("item", "CASE/N; else the first.")],
            Answer = "what imr-score explain --json writes",
        },
        new("GET", "/models", "The model packages at hand.", ModelsAsync) { Answer = "models" },
        new("GET", "/batches", "All batches, the newest first.", batches.ListAsync) { Answer = "batches" },
        new("POST", "/batches", "Upload a file as a batch, to be read and scored in its turn.", batches.AddAsync)
        {
            Right = DeskRight.Score, Body = File, Query = OfFile, Status = StatusCodes.Status202Accepted,
            Answer = "the batch",
        },
        new("POST", "/audits", "Upload a file of decisions as a batch, to be audited in its turn.",
            batches.AddAuditAsync)
        {
            Right = DeskRight.Audit, Body = File, Query = OfAudit, Status = StatusCodes.Status202Accepted,
            Answer = "the batch; what there is under /batches holds for it too, but its scores and items",
        },
        new("GET", "/audits/{batch}", "What an audit found, in numbers.", batches.AuditAsync)
        {
            Answer = "what imr-score audit --json writes",
        },
        new("GET", "/audits/{batch}/charts", "The charts of an audit, drawn anew with settings.", figures.ChartsAsync)
        {
            Query = OfCharts,
            Answer = "columns; whole, periods, units and unit_periods: points with what was expected and their limits",
        },
        new("GET", "/search", "Decisions of all audits, 50 at a time, the latest decided first.", figures.SearchAsync)
        {
            Query = OfSearch,
            Answer = "decisions; next; counts by outcome, service and year of what is found, and known of all",
        },
        new("GET", "/audits/{batch}/decisions", "Decisions to read in their order, 50 at a time.",
            findings.DecisionsAsync)
        {
            Query = OfReading, Answer = "decisions with why they are to be read and their state; next",
        },
        new("GET", "/audits/{batch}/findings", "What readers found, as far as one may see it.", findings.ListAsync)
        {
            Query = [Reader],
            Answer = "findings with the names of the audit log, sequence and hash where nothing is hidden; "
                + "flag_precision, with kappa of readers over flags; agreement, with kappa over all that both read",
        },
        new("POST", "/audits/{batch}/decisions/{number}/findings", "Say what a reader finds.", findings.AddAsync)
        {
            Right = DeskRight.Judge, Query = [Reader],
            Body = "A JSON object: finding (confirmed, explained, data-error, withdrawn), note; adjudicates true "
                + "settles findings that differ.",
            Status = StatusCodes.Status201Created, Answer = "the decision",
        },
        new("GET", "/batches/{batch}", "State, progress and result of a batch.", batches.ShowAsync)
        {
            Answer = "the batch; where state is needs_map, columns is the map to look over",
        },
        new("DELETE", "/batches/{batch}", "Delete a batch with its texts.", batches.DeleteAsync)
        {
            Right = DeskRight.Delete, Status = StatusCodes.Status204NoContent, Answer = "nothing",
        },
        new("POST", "/batches/{batch}/map", "Name the columns of a batch that asks for it.", batches.MapAsync)
        {
            Right = DeskRight.Upload,
            Body = "A JSON object, house column to column of the case table; an empty name leaves a column out.",
            Status = StatusCodes.Status202Accepted, Answer = "the batch",
        },
        new("GET", "/batches/{batch}/scores", "Rows of a view, 50 at a time.", batches.ScoresAsync)
        {
            Query = OfView,
            Answer = "scores: rows with the names of the score table; numbers: their places in the batch; next",
        },
        new("GET", "/batches/{batch}/rejects", "What could not be read, and why.", batches.RejectsAsync)
        {
            Query = [("after", "The number of the last one seen.")], Answer = "rejects",
        },
        new("GET", "/batches/{batch}/items/{number}", "Explain one item of a batch.", batches.ItemAsync)
        {
            Answer = "what imr-score explain --json writes",
        },
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var operation in Operations)
        {
            routes.MapMethods(
                ApiOperation.Root + operation.Path, [operation.Method], context => RunAsync(context, operation))
                .Needs(operation.Right);
        }

        var description = JsonSerializer.SerializeToUtf8Bytes(OpenApiDocument.Of(Operations), OpenApiDocument.Options);
        routes.MapGet(ApiOperation.Root + "/openapi.json", context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            return context.Response.Body.WriteAsync(description, context.RequestAborted).AsTask();
        }).Needs(DeskRight.Look);
    }

    // A cookie alone changes nothing here: forms of other pages would bring it too.
    private static async Task RunAsync(HttpContext context, ApiOperation operation)
    {
        if (operation.Method != "GET" && Visit.Of(context) is { IsProgram: false } visit)
        {
            var (secret, word) = visit.HasAccounts ? ("your token", "TOKEN") : ("the key", "KEY");
            await ApiAnswer.ProblemAsync(
                context, StatusCodes.Status401Unauthorized, "Not allowed",
                $"Send {secret} as 'Authorization: Bearer {word}'.");
            return;
        }

        try
        {
            await operation.Run(context);
        }
        catch (KeyNotFoundException)
        {
            await ApiAnswer.ProblemAsync(
                context, StatusCodes.Status404NotFound, "Not here",
                "There is no such batch or item; it may be deleted.");
        }
        catch (JsonException)
        {
            throw new ImrPredictException("the body is no JSON object of texts.");
        }
    }

    private Task ModelsAsync(HttpContext context) => ApiAnswer.WriteAsync(context, new
    {
        Models = ModelLine.Of(models).Select(model => new
        {
            model.Name,
            model.Manifest?.ModelId,
            Synthetic = model.IsSynthetic,
        }),
    });
}
