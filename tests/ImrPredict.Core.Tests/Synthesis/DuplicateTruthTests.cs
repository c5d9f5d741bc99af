using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Reading;
using ImrPredict.Synthesis;
using ImrPredict.Synthesis.Letters;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Synthesis;

/// <summary>Clusters of near duplicates against the known clusters of synthetic letters.</summary>
public sealed class DuplicateTruthTests
{
    private static readonly CorpusOptions Options = new()
    {
        Letters = 1_200,
        Seed = 4,
        Layouts = [LetterLayout.L4, LetterLayout.L5, LetterLayout.L6],
        ResubmissionShare = 0.05,
        KitShare = 0.05,
    };

    [Fact]
    public void A_case_told_again_lands_in_the_cluster_of_its_first_telling_and_strangers_do_not()
    {
        var letters = CorpusGenerator.Generate(Options).ToList();
        var items = letters.SelectMany(Items).ToList();

        var clusters = DuplicateClusters.Find(
            [.. items.Select(i => i.Item)], new TrainingOptions().NearDuplicateSimilarity);

        var clustersOf = items.Zip(clusters).ToLookup(p => p.First.Letter.Index, p => p.Second);
        var again = letters.Where(l => l.ClusterKind == ClusterKind.Resubmission && clustersOf[l.Index].Any()).ToList();
        var joined = again.Count(l => letters.Any(other => other.Index < l.Index && other.Cluster == l.Cluster
            && clustersOf[other.Index].Intersect(clustersOf[l.Index]).Any()));
        var strangers = items.Zip(clusters).GroupBy(p => p.Second)
            .Count(g => g.Select(p => p.First.Letter.Cluster).Distinct().Count() > 1);
        Assert.True(again.Count > 40, $"only {again.Count} cases were told again");
        Assert.True(joined >= again.Count * 0.97, $"{joined} of {again.Count} cases told again were joined");
        Assert.True(
            strangers <= letters.Count * 0.002, $"{strangers} clusters join letters that were not planted alike");
    }

    private static IEnumerable<(SyntheticLetter Letter, DecidedItem Item)> Items(SyntheticLetter letter) =>
        LetterFile.ReadText(new SourceLocation(letter.FileName), letter.Text, letter.FileName)
            .OfType<ItemRead.Parsed>()
            .Select(read => read.Decided)
            .OfType<DecidedItem>()
            .Select(item => (letter, item));
}
