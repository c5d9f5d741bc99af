using ImrPredict.Cases.Provenance;
using ImrPredict.Scoring.Backlog;
using ImrPredict.Training.Drift;

namespace ImrPredict.Tests.Scoring;

public sealed class InputProfileTests
{
    private static readonly uint Everything = (1u << ItemFields.Names.Count) - 1;

    [Fact]
    public void Rows_like_those_learnt_from_raise_no_warning() => Assert.Empty(Profile(400, Everything).Warnings());

    [Fact]
    public void A_field_that_the_model_learnt_with_and_the_input_lacks_is_named()
    {
        var without = Everything & ~(1u << Index("ur_guideline"));

        var warning = Assert.Single(Profile(400, without).Warnings());

        Assert.StartsWith("ur_guideline is filled in none of the rows", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_of_input_that_the_model_has_not_met_is_named() =>
        Assert.Contains("(hicric)", Assert.Single(Profile(400, Everything, source: ItemSource.Hicric).Warnings()),
            StringComparison.Ordinal);

    [Fact]
    public void A_mix_of_services_that_the_model_has_not_met_is_told_but_few_rows_prove_nothing()
    {
        Assert.Contains("mix of services", Assert.Single(Profile(400, Everything, service: "Surgery").Warnings()),
            StringComparison.Ordinal);
        Assert.Empty(Profile(20, Everything, service: "Surgery").Warnings());
    }

    [Fact]
    public void A_mix_that_few_letters_give_by_chance_is_not_told()
    {
        Assert.Single(Profile(60, Everything, service: "Imaging").Warnings());
        Assert.Empty(Profile(60, Everything, service: "Imaging", itemsOfLetter: 60).Warnings());
    }

    private static InputProfile Profile(
        int rows, uint filled, ItemSource source = ItemSource.CaseTable, string? service = null, int itemsOfLetter = 1)
    {
        var profile = new InputProfile(new ReferenceProfile
        {
            Rows = 1000,
            Letters = 1000,
            OverturnRate = 0.3,
            Filled = ItemFields.Names.ToDictionary(name => name, _ => 0.9),
            Services = new Dictionary<string, double> { ["Imaging"] = 0.5, ["Therapy"] = 0.5 },
            Levels = new Dictionary<string, IReadOnlyDictionary<string, double>>
            {
                ["source"] = new Dictionary<string, double> { ["CaseTable"] = 1 },
            },
            Numbers = new Dictionary<string, NumberProfile>(),
            Score = NumberProfile.Measure([.. Enumerable.Range(0, 1000).Select(i => (double?)(i / 1000.0))]),
            KnownShare = NumberProfile.Measure([0.9]),
        });
        for (var i = 0; i < rows; i++)
        {
            var row = ScoreRanksTests.Row(
                ((i / 2 % 10) + 0.5) / 10, service ?? (i % 2 == 0 ? "Imaging" : "Therapy"), $"C-{i / itemsOfLetter}");
            profile.Add(row with { Filled = filled, Source = source });
        }

        return profile;
    }

    private static int Index(string field) => ItemFields.Names.ToList().IndexOf(field);
}
