using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Features;
using ImrPredict.Features.Blocks;

namespace ImrPredict.Tests.Features;

public sealed class FeatureSpaceTests
{
    private static readonly FeatureOptions Options = new() { MinCategoryCount = 1, MinDocumentFrequency = 1 };

    [Fact]
    public void Age_sex_case_number_and_year_change_no_feature()
    {
        var item = Coded("Pharmacy") with { RequestedService = "Knee brace", ClinicalText = "Pain of the knee." };
        var space = FeatureSpace.Fit([Decided(item, true), Decided(Coded("Imaging"), false)], Options);
        var other = item with
        {
            Age = 71,
            Sex = Sex.Female,
            AgeRange = "65+",
            CaseNumber = "EI03-1",
            ReportYear = 2003,
            Number = 9,
        };

        AssertSame(space.Transform(item), space.Transform(other));
    }

    [Fact]
    public void Age_and_sex_in_the_words_of_the_text_change_no_feature()
    {
        var man = Coded("Pharmacy") with { ClinicalText = "The 34 year old male reports that his knee hurts." };
        var woman = Coded("Pharmacy") with { ClinicalText = "The 71 year old female reports that her knee hurts." };
        var space = FeatureSpace.Fit([Decided(man, true), Decided(woman, false)], Options);

        AssertSame(space.Transform(man), space.Transform(woman));
        Assert.Contains("text:# year", space.Names);
        Assert.DoesNotContain(space.Names, name => name.Contains("male", StringComparison.Ordinal));
    }

    [Fact]
    public void Codes_in_threes_stand_instead_of_the_words_of_codes()
    {
        var item = Coded("Pharmacy") with { DiagnosisCategory = "Cardiac", ImrType = "Urgent Care" };
        IReadOnlyList<LabelledItem> items = [Decided(item, true), Decided(Coded("Imaging"), false)];

        var pairs = FeatureSpace.Fit(items, Options).Names;
        var triples = FeatureSpace.Fit(items, Options with { CategoryTriples = true }).Names;
        var neither = FeatureSpace.Fit(items, Options with { CategoryTriples = true, CategoryCrosses = false }).Names;

        const string Three = "diagnosis*treatment*type=Cardiac * Pharmacy * Urgent Care";
        Assert.Contains(Three, triples);
        Assert.DoesNotContain(triples, name => name.Contains("-word=", StringComparison.Ordinal));
        Assert.Contains("treatment-word=pharmacy", pairs);
        Assert.DoesNotContain(Three, pairs);
        Assert.Contains("diagnosis*treatment=Cardiac * Pharmacy", pairs.Intersect(triples));
        Assert.DoesNotContain(neither, name => name.Contains('*', StringComparison.Ordinal));
    }

    [Fact]
    public void The_width_of_codes_holds_all_of_them_and_few_words()
    {
        var words = string.Join(
            ' ', Enumerable.Range(0, 2000).Select(i => $"word{(char)('a' + (i % 26))}{(char)('a' + (i % 25))}"));
        var text = Coded("Pharmacy") with { ClinicalText = words };
        var space = FeatureSpace.Fit([Decided(text, true), Decided(Coded("Imaging"), false)], Options);

        var width = space.WidthOf([FeatureView.Codes]);

        Assert.All(
            Enumerable.Range(0, space.Columns.Count).Where(column => space.Columns[column].View == FeatureView.Codes),
            column => Assert.True(column < width));
        Assert.True(width < space.Names.Count / 2);
        Assert.Equal(space.Names.Count, space.WidthOf([FeatureView.Text, FeatureView.Facts]));
    }

    [Fact]
    public void Words_and_phrases_have_the_weights_worked_out_by_hand()
    {
        var options = Options with { TextCharactersAtMost = 0, CategoryWeight = 0 };
        var first = Text("brace brace knee");
        var space = FeatureSpace.Fit([Decided(first, true), Decided(Text("knee"), false)], options);

        var row = ByName(space, space.Transform(first));

        // df: brace 1, knee 2, "brace brace" 1, "brace knee" 1 of 2 texts; idf 1 + ln(3 / (1 + df)).
        var rare = 1 + Math.Log(1.5);
        var length = Math.Sqrt(Math.Pow((1 + Math.Log(2)) * rare, 2) + 1 + (2 * rare * rare));
        Assert.Equal((1 + Math.Log(2)) * rare / length, row["text:brace"], 1e-5);
        Assert.Equal(1 / length, row["text:knee"], 1e-5);
        Assert.Equal(rare / length, row["text:brace knee"], 1e-5);
    }

    [Fact]
    public void A_phrase_does_not_reach_over_a_sentence()
    {
        var space = FeatureSpace.Fit([Decided(Text("Had therapy. No relief"), true)], Options);

        Assert.Contains("text:no relief", space.Names);
        Assert.DoesNotContain("text:therapy no", space.Names);
    }

    [Fact]
    public void Columns_of_a_row_are_ascending_and_named()
    {
        var item = Coded("Pharmacy") with { RequestedService = "Knee brace", ClinicalText = "Pain; no brace yet." };
        var space = FeatureSpace.Fit([Decided(item, true), Decided(Coded("Imaging"), false)], Options);

        var indices = space.Transform(item).Indices.ToArray();

        Assert.Equal(indices.Distinct().Order(), indices);
        Assert.True(indices[^1] < space.Names.Count);
    }

    [Fact]
    public void An_unseen_level_has_a_column_of_its_own()
    {
        var space = FeatureSpace.Fit([Decided(Coded("Pharmacy"), true), Decided(Coded("Imaging"), false)], Options);

        var row = ByName(space, space.Transform(Coded("Gene therapy")));

        Assert.Contains("treatment=(rare or unseen)", row.Keys);
        Assert.DoesNotContain("treatment=Pharmacy", row.Keys);
    }

    [Fact]
    public void A_blank_category_of_a_coded_row_is_a_level()
    {
        var blank = Coded(null!);
        var space = FeatureSpace.Fit([Decided(blank, true), Decided(Coded("Imaging"), false)], Options);

        Assert.Contains("treatment=(blank)", ByName(space, space.Transform(blank)).Keys);
    }

    [Fact]
    public void A_training_row_does_not_see_its_own_outcome_in_its_rates()
    {
        var items = Enumerable.Range(0, 20)
            .Select(i => Decided(Coded(i == 0 ? "Gene therapy" : "Pharmacy"), i == 0)).ToList();
        double[] weights = [.. items.Select(_ => 1.0)];
        int[] folds = [.. Enumerable.Range(0, 20).Select(i => i % 5)];
        var space = FeatureSpace.Fit(items, Options);
        var rate = FeatureSpace.DenseNames.ToList().IndexOf("rate:treatment");
        var flipped = items.ToList();
        flipped[0] = Decided(items[0].Item, overturned: false);

        var row = space.TransformTraining(items, weights, folds, Options)[0];
        var other = space.TransformTraining(flipped, weights, folds, Options)[0];

        Assert.Equal(0, row.Dense[rate], 1e-6);
        Assert.Equal(other.Dense.ToArray(), row.Dense.ToArray());
        Assert.True(space.Transform(items[0].Item).Dense[rate] > 0);
    }

    [Fact]
    public void A_rate_is_shrunk_towards_the_wider_cell()
    {
        var options = Options with { RateSmoothing = 10 };
        var items = Enumerable.Range(0, 10).Select(i => Decided(Coded("Pharmacy"), i < 5))
            .Append(Decided(Coded("Pharmacy") with { TreatmentSubcategory = "Antivirals" }, true)).ToList();
        var space = FeatureSpace.Fit(items, options);

        var row = space.Transform(items[^1].Item);

        // All 6/11; category (6 + 10 * 6/11) / 21 = 6/11; sub-category (1 + 10 * 6/11) / 11.
        var at = FeatureSpace.DenseNames.ToList().IndexOf("rate:treatment-sub");
        Assert.Equal((1 + (10 * 6.0 / 11)) / 11, row.Dense[at], 1e-5);
    }

    [Fact]
    public void A_saved_space_gives_the_same_rows_and_the_same_bytes()
    {
        var item = Coded("Pharmacy") with { RequestedService = "Knee brace", ClinicalText = "Pain of the knee." };
        var space = FeatureSpace.Fit([Decided(item, true), Decided(Coded("Imaging"), false)], Options);
        using var bytes = new MemoryStream();
        space.Save(bytes);
        bytes.Position = 0;

        var loaded = FeatureSpace.Load(bytes);

        using var again = new MemoryStream();
        loaded.Save(again);
        AssertSame(space.Transform(item), loaded.Transform(item));
        Assert.Equal(bytes.ToArray(), again.ToArray());
        Assert.Equal(space.Names, loaded.Names);
    }

    [Fact]
    public void A_space_cut_short_is_told_in_one_line()
    {
        var space = FeatureSpace.Fit([Decided(Coded("Pharmacy"), true)], Options);
        using var bytes = new MemoryStream();
        space.Save(bytes);

        var failed = Assert.Throws<ImrPredictException>(
            () => FeatureSpace.Load(new MemoryStream(bytes.ToArray()[..40])));

        Assert.DoesNotContain('\n', failed.Message);
    }

    private static DisputedItem Coded(string treatment) => new()
    {
        CaseNumber = "MN10-1",
        Number = 1,
        Source = ItemSource.DmhcFile,
        TreatmentCategory = treatment,
        DiagnosisCategory = "Cardiac",
        ImrType = "Medical Necessity",
        ReportYear = 2010,
    };

    private static DisputedItem Text(string text) =>
        new() { CaseNumber = "A", Number = 1, Source = ItemSource.Hicric, ClinicalText = text };

    private static LabelledItem Decided(DisputedItem item, bool overturned) => new(item, overturned);

    private static Dictionary<string, float> ByName(FeatureSpace space, FeatureRow row) =>
        row.Indices.ToArray().Zip(row.Values.ToArray())
            .ToDictionary(pair => space.Names[pair.First], pair => pair.Second);

    private static void AssertSame(FeatureRow expected, FeatureRow actual)
    {
        Assert.Equal(expected.Indices.ToArray(), actual.Indices.ToArray());
        Assert.Equal(expected.Values.ToArray(), actual.Values.ToArray());
        Assert.Equal(expected.Dense.ToArray(), actual.Dense.ToArray());
    }
}
