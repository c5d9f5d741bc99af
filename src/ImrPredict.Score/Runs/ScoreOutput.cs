using System.Diagnostics;
using ImrPredict.Cases;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Ingest;
using ImrPredict.Pages.Scores;
using ImrPredict.Reports;
using ImrPredict.Reports.Scores;
using ImrPredict.Reports.Tables;
using ImrPredict.Scoring.Backlog;

namespace ImrPredict.Score.Runs;

/// <summary>
/// The files of a scoring run: table, page and rejects. They are opened before the work, so that a place that cannot be
/// written to is reported first, and appear whole after it.
/// </summary>
internal sealed class ScoreOutput : IDisposable
{
    private readonly string _path;
    private readonly string? _html;
    private readonly AtomicFile? _table;
    private readonly AtomicFile? _page;
    private readonly RejectsFile? _rejects;

    /// <summary>Opens the files.</summary>
    /// <param name="path">The table; <c>-</c> is standard output.</param>
    /// <param name="html">The page; null for none.</param>
    /// <param name="rejects">The rejects; null to name them after the table.</param>
    public ScoreOutput(string path, string? html, string? rejects)
    {
        (_path, _html) = (path, html);
        try
        {
            if (path != "-")
            {
                ScoreTable.CheckFormat(path);
                _table = new AtomicFile(path);
            }

            _page = html is null ? null : new AtomicFile(html);
            _rejects = RejectsFile.Beside(path, rejects);
            _rejects.CheckWritable();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Writes the files and says what was done.</summary>
    /// <param name="merge">The scores.</param>
    /// <param name="already">What the inputs give a second time.</param>
    /// <param name="clock">Runs since the work began.</param>
    /// <param name="capacity">How many items there is time to read; null where that is not known.</param>
    /// <param name="terminal">Where to say it.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<ScoreResult> WriteAsync(
        ScoreMerge merge, AlreadyReadTally already, Stopwatch clock, long? capacity, Terminal terminal,
        CancellationToken cancellation)
    {
        merge.Summary.SetCapacity(capacity);
        try
        {
            await using (var stream = _table is null ? Console.OpenStandardOutput() : null)
            {
                await ScoreTable.WriteAsync(
                    _path, _table?.Stream ?? stream!, merge.Rank(),
                    ScoreTable.NamesOf(merge.Summary.Passed), cancellation);
            }

            foreach (var reject in merge.Rejects())
            {
                _rejects!.Write(reject);
            }

            _rejects!.Commit();
            _table?.Commit();
        }
        catch (IOException problem) when (_table is not null)
        {
            throw new ImrPredictException(
                $"{_path}: cannot be written ({problem.Message}); make room, then run the same command again (score "
                + "with --resume).", problem);
        }

        var result = ScoreResult.Of(merge.Summary, already.Count, clock.Elapsed);
        if (_page is not null)
        {
            _page.Stream.Write(ScorePage.Render(merge.Summary));
            _page.Commit();
        }

        ScoreReport.Print(
            terminal, result, merge.Summary, already, _table is null ? null : _path, _html, _rejects.Path);
        return result;
    }

    public void Dispose()
    {
        _table?.Dispose();
        _page?.Dispose();
        _rejects?.Dispose();
    }
}
