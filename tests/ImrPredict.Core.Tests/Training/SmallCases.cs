using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;

namespace ImrPredict.Tests.Training;

/// <summary>Decided cases of our own, with a signal that a model can find.</summary>
internal static class SmallCases
{
    private static readonly string[] Treatments = ["Pharmacy", "Imaging", "Surgery", "Therapy"];
    private static readonly string[] Findings =
        ["Strength is full and gait is steady.", "Weakness of the left hand was measured twice.", "Sleep is poor."];

    /// <summary>
    /// Rows whose chance of overturn depends on text, treatment, and treatment with diagnosis; a text repeats in no two
    /// rows.
    /// </summary>
    public static List<DecidedItem> Make(int count, int seed = 1, bool withText = true)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => One(i, random, withText))];
    }

    /// <summary>An item with nothing but a text.</summary>
    public static DecidedItem Text(string caseNumber, string text, bool overturned = false) => new(
        new DisputedItem { CaseNumber = caseNumber, Number = 1, Source = ItemSource.Hicric, ClinicalText = text },
        new Decision { Outcome = overturned ? Outcome.Overturned : Outcome.Upheld });

    private static DecidedItem One(int i, Random random, bool withText)
    {
        var (treatment, finding) = (random.Next(4), random.Next(3));
        var spine = random.Next(2) == 1;
        var chance = 0.08 + (treatment == 0 ? 0.25 : 0) + (withText && finding == 1 ? 0.25 : 0)
            + (treatment == 2 && spine ? 0.5 : 0);
        var item = new DisputedItem
        {
            CaseNumber = $"MN{i:00000}",
            Number = 1,
            Source = ItemSource.DmhcFile,
            TreatmentCategory = Treatments[treatment],
            TreatmentSubcategory = $"Kind {random.Next(3)}",
            DiagnosisCategory = spine ? "Spine" : "Cardiac",
            ImrType = "Medical Necessity",
            ReportYear = 2004 + (i % 8),
            ClinicalText = withText ? $"{Findings[finding]} Visit {Words(random)}." : "",
        };
        var overturned = random.NextDouble() < chance;
        return new(item, new Decision { Outcome = overturned ? Outcome.Overturned : Outcome.Upheld });
    }

    private static string Words(Random random) => string.Join(
        ' ', Enumerable.Range(0, 12).Select(_ => $"w{(char)('a' + random.Next(26))}{(char)('a' + random.Next(26))}"));
}
