using ImrPredict.Cases.Provenance;
using ImrPredict.Synthesis.Randomness;

namespace ImrPredict.Synthesis.Layouts;

/// <summary>Which layout letters of a day have.</summary>
internal static class LayoutEra
{
    public static LetterLayout Choose(DateOnly decision, CorpusOptions options, CounterRandom random)
    {
        var own = OwnLayout(decision);
        if (options.Layouts.Count == 0)
        {
            return decision.Year >= 2014 && random.Chance(options.PartyCopyShare) ? LetterLayout.L7 : own;
        }

        return options.Layouts.Count == 1 || !options.Layouts.Contains(own) || random.Chance(0.3)
            ? random.Pick(options.Layouts)
            : own;
    }

    private static LetterLayout OwnLayout(DateOnly day) => day.Year switch
    {
        2013 when day.Month <= 7 => LetterLayout.L1,
        2013 when day.Month <= 11 => LetterLayout.L2,
        2013 => LetterLayout.L3,
        2014 when day.Month <= 3 => LetterLayout.L3,
        2014 => LetterLayout.L4,
        <= 2017 => LetterLayout.L5,
        _ => LetterLayout.L6,
    };
}
