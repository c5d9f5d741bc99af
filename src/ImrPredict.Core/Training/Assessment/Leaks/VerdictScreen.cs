using ImrPredict.Cases;
using ImrPredict.Text.Verdicts;
using ImrPredict.Training.Assessment.Results;

namespace ImrPredict.Training.Assessment.Leaks;

/// <summary>
/// Parts decided items whose clinical text still states the verdict from the others. A few are left out of training.
/// Where there are many, the wording of their source is one that the cutter does not know: then the texts that the
/// check passes are not to be trusted either, and leaving some out does not help.
/// </summary>
internal sealed class VerdictScreen
{
    /// <summary>Largest share of the clinical texts that may be left out. Unit: fraction.</summary>
    public const double MostLeftOut = 0.05;

    private const int Listed = 20;

    private VerdictScreen()
    {
    }

    /// <summary>Items to learn from, in their order.</summary>
    public required IReadOnlyList<DecidedItem> Items { get; init; }

    /// <summary>Items that were left out.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Clinical texts looked at.</summary>
    public required int Texts { get; init; }

    /// <summary>Clinical texts that state the verdict, left out or not.</summary>
    public required int Stating { get; init; }

    /// <summary>Where they do, at most 20 sentences.</summary>
    public required IReadOnlyList<LeakingSentence> Sentences { get; init; }

    /// <summary>Share of the texts that state the verdict; NaN without texts.</summary>
    public double Share => Texts == 0 ? double.NaN : (double)Stating / Texts;

    /// <summary>Looks at every clinical text.</summary>
    public static VerdictScreen Of(IReadOnlyList<DecidedItem> items)
    {
        var found = items.AsParallel().AsOrdered().Select(i => Find(i.Item)).ToList();
        var stating = found.Count(f => f.Count > 0);
        var texts = items.Count(i => i.Item.ClinicalText.Length > 0);
        var leaves = stating > 0 && stating <= MostLeftOut * texts;
        return new VerdictScreen
        {
            Items = leaves ? [.. items.Where((_, row) => found[row].Count == 0)] : items,
            LeftOut = leaves ? stating : 0,
            Texts = texts,
            Stating = stating,
            Sentences =
            [
                .. items.Zip(found).SelectMany(pair => pair.Second.Select(f => Describe(pair.First, f))).Take(Listed),
            ],
        };
    }

    private static IReadOnlyList<StatedVerdict> Find(DisputedItem item) =>
        VerdictCutter.Residual(item.ClinicalText, item.ClinicalTextKind ?? ClinicalTextKind.TreatingReport);

    private static LeakingSentence Describe(DecidedItem item, StatedVerdict stated) => new(
        item.At?.File, item.At?.Place ?? "", item.Item.CaseNumber, item.Item.Number, stated.Span.Start,
        stated.Span.Length, stated.Rule);
}
