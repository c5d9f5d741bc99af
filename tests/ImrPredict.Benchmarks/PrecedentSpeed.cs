using System.Diagnostics;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Synthesis;
using ImrPredict.Synthesis.Letters;
using ImrPredict.Text.Evidence;
using ImrPredict.Training.Precedents;

namespace ImrPredict.Benchmarks;

/// <summary>Times queries of an index of earlier decisions, at several sizes; synthetic items.</summary>
internal static class PrecedentSpeed
{
    private const int Queries = 500;

    // Items of so many letters come again and again under other case numbers, so that common terms stay as common.
    private const int MostLetters = 4000;

    public static int Run(IReadOnlyList<int> sizes)
    {
        var asked = Items(new CorpusOptions { Letters = Queries, Seed = 99, FromYear = 2024, ToYear = 2025 })
            .Take(Queries).ToList();
        var past = Items(new CorpusOptions { Letters = MostLetters, Seed = 31 }).Select(read => read.Decided)
            .OfType<DecidedItem>().Select(item => item with { Uncut = null }).ToList();
        foreach (var size in sizes)
        {
            var clock = Stopwatch.StartNew();
            var decided = Enumerable.Range(0, size).Select(i => past[i % past.Count] with
            {
                Item = past[i % past.Count].Item with { CaseNumber = $"CM{i:00000000}" },
            });
            var bytes = PrecedentFile.Write(decided, Enumerable.Range(0, size));
            var made = clock.Elapsed.TotalSeconds;
            clock.Restart();
            var index = new PrecedentIndex(PrecedentTable.Read(bytes, PrecedentFile.Name));
            var read = clock.Elapsed.TotalMilliseconds;
            Ask(index, asked);
            var times = Ask(index, asked);
            Line($"{size,9:N0} items: made in {made:0} s, {bytes.Length / 1e6:0} MB, read in {read:0} ms; ",
                $"a query {times[times.Count / 2]:0.000} ms (median), {times.Average():0.000} ms (mean), ",
                $"{times[times.Count * 99 / 100]:0.00} ms (99 %), {times[^1]:0.00} ms at most");
        }

        return 0;
    }

    private static List<double> Ask(PrecedentIndex index, List<ItemRead.Parsed> asked)
    {
        var times = asked.ConvertAll(read =>
        {
            var mentions = EvidenceFinder.Find(read.Item.ClinicalText);
            var clock = Stopwatch.StartNew();
            index.Find(read, mentions);
            return clock.Elapsed.TotalMilliseconds;
        });
        times.Sort();
        return times;
    }

    private static ParallelQuery<ItemRead.Parsed> Items(CorpusOptions options) => CorpusGenerator.Generate(options)
        .AsParallel().AsOrdered()
        .SelectMany(letter => LetterFile.ReadText(new SourceLocation(letter.FileName), letter.Text, letter.FileName))
        .OfType<ItemRead.Parsed>();

    private static void Line(params FormattableString[] parts) =>
        Console.WriteLine(string.Concat(parts.Select(FormattableString.Invariant)));
}
