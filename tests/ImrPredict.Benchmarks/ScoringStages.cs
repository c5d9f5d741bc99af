using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ImrPredict.Cases.Provenance;
using ImrPredict.Features.Blocks;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Scoring.Items;
using ImrPredict.Text.Evidence;
using ImrPredict.Training.Package;

namespace ImrPredict.Benchmarks;

/// <summary>
/// Tells where the time of scoring packed letters goes, on one thread, by processor time, so that a busy machine does
/// not blur it. Each stage is run alone over what the stage before gave; the second round counts.
/// </summary>
internal static class ScoringStages
{
    public static int Run(string packed, string modelFolder, int most)
    {
        var lines = File.ReadLines(packed).Take(most).ToList();
        var model = ModelPackage.Load(modelFolder);
        var scorer = new ItemScorer(model, new ScoringOptions());
        var (texts, reads) = (new List<(string Name, string Text)>(), new List<ItemRead.Parsed>());
        var scores = new List<ItemScore>();
        var rows = new List<FeatureRow>();
        for (var round = 0; round < 2; round++)
        {
            var show = round > 0;
            Line(show, $"{lines.Count:N0} letters, {reads.Count:N0} items; microseconds of processor time a letter");
            texts.Clear();
            reads.Clear();
            scores.Clear();
            rows.Clear();
            Time(show, "floor: bytes read as lines", lines.Count,
                () => { _ = File.ReadLines(packed).Take(most).Sum(line => line.Length); });
            Time(show, "floor: JSON", lines.Count, () => texts.AddRange(lines.Select(Unpack)));
            Time(show, "parse and cut", lines.Count, () =>
            {
                foreach (var (name, text) in texts)
                {
                    reads.AddRange(LetterFile.ReadText(new SourceLocation(name), text, name).OfType<ItemRead.Parsed>());
                }
            });
            Time(show, "features", lines.Count,
                () => rows.AddRange(reads.Select(read => model.Features.Transform(read.Item))));
            Time(show, "  evidence of each item", lines.Count,
                () => { _ = reads.Sum(read => EvidenceFinder.Find(read.Item.ClinicalText).Count); });
            Time(show, "log-odds told apart", lines.Count,
                () => { _ = rows.Sum(row => model.Attribution.Explain(row).LogOdds); });
            Time(show, "score, all of it", lines.Count, () =>
            {
                var readings = scorer.Readings();
                scores.AddRange(reads.Select(read => scorer.Score(read, readings)));
            });
            var journal = Path.GetTempFileName();
            Time(show, "journal", lines.Count, () =>
            {
                using var written = ScoreJournal.Open(journal, "", resume: false);
                scores.ForEach(score => written.Add(new ScoreRead.Row(score)));
            });
            File.Delete(journal);
        }

        return 0;
    }

    private static (string Name, string Text) Unpack(string line)
    {
        using var json = JsonDocument.Parse(line);
        return (json.RootElement.GetProperty("file_name").GetString()!,
            json.RootElement.GetProperty("text").GetString()!);
    }

    private static void Time(bool show, string stage, int letters, Action work)
    {
        using var process = Process.GetCurrentProcess();
        var (time, bytes) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes());
        work();
        process.Refresh();
        var microseconds = (process.TotalProcessorTime - time).TotalMicroseconds / letters;
        Line(show, $"{stage,-28} {microseconds,8:N1} {(GC.GetTotalAllocatedBytes() - bytes) / 1000.0 / letters,8:N1}");
    }

    private static void Line(bool show, FormattableString text)
    {
        if (show)
        {
            Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
        }
    }
}
