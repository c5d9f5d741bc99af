using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
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

/// <summary>
/// Times queries of an index of earlier decisions, at several sizes, and gives packages so many, for
/// <see cref="ScoringSpeed"/>; synthetic items.
/// </summary>
internal static class PrecedentSpeed
{
    private const int Queries = 500;

    // Items of so many letters come again under other case numbers, so that common terms stay as common.
    private const int MostLetters = 50_000;
    private const int ItemsOfLetter = 2;

    public static int Run(IReadOnlyList<int> sizes)
    {
        var asked = Items(new CorpusOptions { Letters = Queries, Seed = 99, FromYear = 2024, ToYear = 2025 })
            .Take(Queries).ToList();
        foreach (var size in sizes)
        {
            var past = Past(size);
            var clock = Stopwatch.StartNew();
            var bytes = Index(past, size);
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

    /// <summary>Copies a package and gives the copy an index of so many items.</summary>
    public static int Fill(string model, string copy, int size)
    {
        ScoringSpeed.WithoutPrecedents(model, copy);
        var bytes = Index(Past(size), size);
        File.WriteAllBytes(Path.Combine(copy, PrecedentFile.Name), bytes);
        var path = Path.Combine(copy, "manifest.json");
        var manifest = JsonNode.Parse(File.ReadAllText(path))!;
        manifest["files"]![PrecedentFile.Name] = Convert.ToHexStringLower(SHA256.HashData(bytes));
        File.WriteAllText(path, manifest.ToJsonString());
        Line($"{size:N0} precedents, {bytes.Length / 1e6:0} MB");
        return 0;
    }

    private static List<DecidedItem> Past(int size)
    {
        var letters = Math.Min(MostLetters, (size / ItemsOfLetter) + 1);
        return
        [
            .. Items(new CorpusOptions { Letters = letters, Seed = 31 }).Select(read => read.Decided)
                .OfType<DecidedItem>().Select(item => item with { Uncut = null }),
        ];
    }

    private static byte[] Index(List<DecidedItem> past, int size)
    {
        var decided = Enumerable.Range(0, size).Select(i => past[i % past.Count] with
        {
            Item = past[i % past.Count].Item with { CaseNumber = $"CM90-{i:0000000}" },
        });
        return PrecedentFile.Write(decided, Enumerable.Range(0, size));
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
