using ImrPredict.Benchmarks.Likeness;
using ImrPredict.Cases.Provenance;
using ImrPredict.Ingest.Letters;
using ImrPredict.Synthesis;
using ImrPredict.Synthesis.Letters;

namespace ImrPredict.Benchmarks;

/// <summary>
/// Prints the synthetic corpus beside real letters: lengths, mix, base rates, polarity, and whether a classifier tells
/// them apart. The real letters are of one winter, so ours are drawn of the same layout, years and age of claim.
/// </summary>
internal static class LikenessBenchmark
{
    private const int OurLetters = 400;

    public static int Run(string folder, int giveaways)
    {
        var real = Directory.GetFiles(folder, "*.pdf").Order(StringComparer.Ordinal).AsParallel().AsOrdered()
            .Select(path => LetterContent.Read(File.ReadAllBytes(path)).Text)
            .OfType<string>().ToList();
        var ours = CorpusGenerator.Generate(new CorpusOptions
        {
            Letters = OurLetters,
            FromYear = 2016,
            ToYear = 2017,
            Layouts = [LetterLayout.L5],
            EarlyClaimShare = 1,
            Artefacts = LetterArtefacts.None,
        });
        Console.Write(CorpusLikeness.Compare([.. ours.Select(l => l.Text)], real, giveaways));
        return 0;
    }
}
