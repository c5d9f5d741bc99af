using ImrPredict.Cases;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Work;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using Microsoft.AspNetCore.Http;

namespace ImrPredict.Desk.Api;

/// <summary>Scores and explains what a request brings, at once; nothing of it is kept.</summary>
internal sealed class ApiScoring(DeskStore store, DeskModels models, DeskOptions options)
{
    public async Task ScoreAsync(HttpContext context)
    {
        var folder = UploadFolder.Begin(store);
        try
        {
            var files = await ReceiveAsync(context, folder);
            var model = Model(context);
            using var journal = ScoreJournal.OpenWithoutName(model.Fingerprint(files, options.Ingest));
            var merge = model.Begin(journal);
            await foreach (var _ in model.ScoreAsync(
                files, options.Ingest, journal, merge, _ => { }, context.RequestAborted))
            {
                // The journal has it.
            }

            var rows = merge.Rank()
                .Select(row => row with
                {
                    Score = row.Score with { At = row.Score.At with { File = folder.Shown(row.Score.At.File) } },
                })
                .ToList();
            var result = BatchResult.Of(merge.Summary, []);
            var rejects = merge.Rejects().Select(reject => new
            {
                File = folder.Shown(reject.At.File),
                reject.At.Place,
                reject.Field,
                Reason = folder.Shown(reject.Reason),
            }).ToList();
            await ApiAnswer.WriteRowsAsync(context, new { Result = result, Rejects = rejects }, rows, result.Passed);
        }
        finally
        {
            folder.Delete();
        }
    }

    public async Task ExplainAsync(HttpContext context)
    {
        var folder = UploadFolder.Begin(store);
        try
        {
            var files = await ReceiveAsync(context, folder);
            var model = Model(context);
            var asked = context.Request.Query["item"].ToString();
            string? unread = null;
            await foreach (var read in ItemReader.ReadFilesAsync(files, options.Ingest, context.RequestAborted))
            {
                if (read is ItemRead.Parsed parsed
                    && (asked.Length == 0 || asked == $"{parsed.Item.CaseNumber}/{parsed.Item.Number}"))
                {
                    await ApiAnswer.WriteAsync(context, ExplanationResult.Of(model.Scorer.Explain(parsed)));
                    return;
                }

                unread ??= read is ItemRead.Rejected rejected ? $" What cannot be read: {rejected.Reason}." : null;
            }

            throw new ImrPredictException(
                "the body holds no such item; 'item' is CASE/N, as the score table has it."
                + folder.Shown(unread ?? ""));
        }
        finally
        {
            folder.Delete();
        }
    }

    /// <summary>Takes the body of a request as a file.</summary>
    /// <exception cref="ImrPredictException">It is empty.</exception>
    public static async Task<IReadOnlyList<string>> ReceiveAsync(HttpContext context, UploadFolder folder)
    {
        var name = context.Request.Query["name"].ToString();
        var (file, _) = folder.Create(name.Length > 0 ? name : "body");
        await using (file)
        {
            await context.Request.Body.CopyToAsync(file, context.RequestAborted);
            if (file.Length == 0)
            {
                throw new ImrPredictException("the request has no body; send a letter or a table as it is.");
            }
        }

        return InputFiles.Expand([folder.Files]);
    }

    private BacklogModel Model(HttpContext context) =>
        models.Open(context.Request.Query["model"].ToString() is { Length: > 0 } named ? named : models.First);
}
