using ImrPredict.Cases;
using ImrPredict.Desk.Access;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Work;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using Microsoft.AspNetCore.Http;

namespace ImrPredict.Desk.Api;

/// <summary>Scores and explains what a request brings, at once; nothing of it is kept.</summary>
internal sealed class ApiScoring(DeskStore store, DeskModels models, DeskOptions options, Limits limits)
{
    public async Task ScoreAsync(HttpContext context)
    {
        var (rows, result, rejects) = await OfBodyAsync(context, folder => ScoreAsync(context, folder));
        await ApiAnswer.WriteRowsAsync(context, new { Result = result, Rejects = rejects }, rows, result.Passed);
    }

    public async Task ExplainAsync(HttpContext context) =>
        await ApiAnswer.WriteAsync(context, await OfBodyAsync(context, folder => ExplainAsync(context, folder)));

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

    // The files are gone before the answer begins: who has it may trust that nothing is kept.
    private async Task<T> OfBodyAsync<T>(HttpContext context, Func<UploadFolder, Task<T>> work)
    {
        using var turn = await limits.ScoringAsync(context.RequestAborted);
        var folder = UploadFolder.Begin(store);
        try
        {
            return await work(folder);
        }
        finally
        {
            folder.Delete();
        }
    }

    private async Task<ScoredBody> ScoreAsync(HttpContext context, UploadFolder folder)
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

        return new(
            [
                .. merge.Rank().Select(row => row with
                {
                    Score = row.Score with { At = row.Score.At with { File = folder.Shown(row.Score.At.File) } },
                }),
            ],
            BatchResult.Of(merge.Summary, []),
            [
                .. merge.Rejects().Select(reject => new ApiReject(
                    folder.Shown(reject.At.File), reject.At.Place, reject.Field, folder.Shown(reject.Reason))),
            ]);
    }

    private async Task<ExplanationResult> ExplainAsync(HttpContext context, UploadFolder folder)
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
                return ExplanationResult.Of(model.Scorer.Explain(parsed));
            }

            unread ??= read is ItemRead.Rejected rejected ? $" What cannot be read: {rejected.Reason}." : null;
        }

        throw new ImrPredictException(
            "the body holds no such item; 'item' is CASE/N, as the score table has it."
            + folder.Shown(unread ?? ""));
    }

    private BacklogModel Model(HttpContext context) =>
        models.Open(context.Request.Query["model"].ToString() is { Length: > 0 } named ? named : models.First);

    /// <param name="Rows">Scores in input order.</param>
    /// <param name="Result">Their figures.</param>
    /// <param name="Rejects">What could not be read.</param>
    private sealed record ScoredBody(
        IReadOnlyList<RankedScore> Rows, BatchResult Result, IReadOnlyList<ApiReject> Rejects);
}
