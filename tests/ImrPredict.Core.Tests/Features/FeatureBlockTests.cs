using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Scoring.Reasons;
using ImrPredict.Text.Evidence;
using ImrPredict.Text.Tokens;
using ImrPredict.Training.Package;

namespace ImrPredict.Tests.Features;

public sealed class FeatureBlockTests
{
    private static readonly FeatureOptions Options = new()
    {
        MinCategoryCount = 1,
        MinDocumentFrequency = 1,
        TextCharactersAtMost = 5000,
        TitleCharacters = true,
    };

    private static readonly DisputedItem[] Items =
    [
        Item("Knee brace", "Failed therapy of the knee. Six visits brought no relief; surgery was advised."),
        Item("MRI of the back", "Weakness of the left leg. Six weeks of therapy were tried.") with
        {
            Source = ItemSource.DmhcFile,
            TreatmentCategory = "Imaging",
            DiagnosisCategory = "Spine",
            ItemsInCase = 4,
            InjuryDate = new DateOnly(2020, 1, 1),
            ReceivedDate = new DateOnly(2021, 3, 1),
        },
        Item("", "The patient has requested authorization and coverage for speech therapy."),
    ];

    public static TheoryData<string> Kinds => [.. BlockKind.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_saved_block_has_the_same_columns_and_gives_the_same_rows(string name)
    {
        var kind = BlockKind.All.Single(kind => kind.Name == name);
        var block = kind.Fit(new TrainingItems(Decided(), [1, 1, 1], Options));
        using var bytes = new MemoryStream();
        block.Save(new BinaryWriter(bytes));
        bytes.Position = 0;

        var loaded = kind.Load(new BinaryReader(bytes));

        Assert.Equal(bytes.Length, bytes.Position);
        Assert.NotEmpty(block.Columns);
        Assert.Equal(block.Columns, loaded.Columns);
        Assert.Equal(kind.Dense ?? block.Columns, block.Columns);
        Assert.All(block.Columns, column => Assert.Equal(kind.Dense is not null, column.View == FeatureView.Numbers));
        var rows = Items.Select(item => (Saved: RowOf(block, item), Loaded: RowOf(loaded, item))).ToList();
        Assert.All(rows, row =>
        {
            Assert.Equal(row.Saved.Indices, row.Loaded.Indices);
            Assert.Equal(row.Saved.Values, row.Loaded.Values);
            Assert.Equal(row.Saved.Dense, row.Loaded.Dense);
            Assert.Equal(row.Saved.KnownShare, row.Loaded.KnownShare);
        });
        Assert.Contains(rows, row => row.Saved.Indices.Length > 0 || row.Saved.Dense.IndexOfAnyExcept(0f) >= 0);
    }

    [Fact]
    public void A_space_of_other_blocks_is_told_in_one_line()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write("colours");
        bytes.Position = 0;

        var failed = Assert.Throws<ImrPredictException>(() => FeatureSpace.Load(bytes));

        Assert.Contains("no block 'levels'; train the model again", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_column_of_the_bundled_model_says_what_it_tells_and_reasons_have_words_for_it()
    {
        var space = ModelPackage.Load(Path.Combine(SharedData.Root, "models", "default")).Features;
        var columns = space.Columns.Concat(FeatureSpace.DenseColumns).ToList();
        var day = new DateOnly(2020, 1, 2);
        var full = Items[0] with
        {
            Source = ItemSource.DwcLetter,
            BodyPart = "knee",
            InjuryDate = day,
            ItemsInCase = 2,
            ImrType = "Urgent",
            Priority = Priority.Standard,
            ReviewType = ReviewType.Prospective,
            TreatmentCategory = "Imaging",
            DiagnosisCategory = "Cancer",
            UrDecision = UtilizationReviewDecision.Denied,
            DisputedQuantity = new ServiceQuantity("2 visits", 2, "visits"),
        };
        var words = new ReasonWords(full, space.Read(""));

        Assert.Equal(columns.Count, columns.DistinctBy(column => column.Name).Count());
        Assert.All(columns, column =>
        {
            Assert.True(Enum.IsDefined(column.Theme));
            Assert.Equal(column.Theme == FeatureTheme.Evidence, column is { Concept: not null, Status: not null });
        });
        Assert.All(
            columns.Select(column => column.Theme).Distinct().Where(theme => theme is not FeatureTheme.Sentence),
            theme => Assert.NotEmpty(words.Tell(new ReasonKey(theme, Concept: EvidenceConcept.PainScore), 1)!.Words));
        Assert.True(columns.Select(column => column.Theme).Distinct().Count() > 15);
    }

    [Theory]
    [InlineData("text:knee", nameof(FeatureTheme.Sentence))]
    [InlineData("text~ kne", nameof(FeatureTheme.Wording))]
    [InlineData("title:brace", nameof(FeatureTheme.Service))]
    [InlineData("title~brac", nameof(FeatureTheme.Service))]
    [InlineData("service-sub=(rare or unseen)", nameof(FeatureTheme.Service))]
    [InlineData("treatment-word=imaging", nameof(FeatureTheme.Treatment))]
    [InlineData("diagnosis*treatment=Spine * Imaging", nameof(FeatureTheme.Combination))]
    [InlineData("claim-age=1-2 years", nameof(FeatureTheme.Dates))]
    [InlineData("motor weakness: present, request for imaging", nameof(FeatureTheme.Evidence))]
    [InlineData("evidence as the field weighs it", nameof(FeatureTheme.EvidenceSum))]
    [InlineData("published overturn rate of the diagnosis", nameof(FeatureTheme.PublishedDiagnosis))]
    [InlineData("rate:treatment-sub*type", nameof(FeatureTheme.Combination))]
    [InlineData("count:diagnosis", nameof(FeatureTheme.Diagnosis))]
    [InlineData("surgical-satellite", nameof(FeatureTheme.Satellite))]
    public void A_block_names_what_its_column_tells(string column, string theme)
    {
        var space = FeatureSpace.Fit(Decided(), [1, 1, 1], Options);

        var named = space.Columns.Concat(FeatureSpace.DenseColumns).Single(c => c.Name == column);
        Assert.Equal(theme, named.Theme.ToString());
    }

    private static FeatureRow RowOf(FeatureBlock block, DisputedItem item)
    {
        var reading = new ClinicalReading(new TokenizedText(item.ClinicalText));
        block.Read(reading, first: 0);
        var row = new RowBuilder(expected: 0, FeatureSpace.DenseColumns.Count);
        block.Append(item, reading, row);
        return row.Build();
    }

    private static List<LabelledItem> Decided() => [.. Items.Select((item, i) => new LabelledItem(item, i == 0))];

    private static DisputedItem Item(string service, string text) => new()
    {
        CaseNumber = "CM24-0000001",
        Number = 1,
        Source = ItemSource.CaseTable,
        RequestedService = service,
        ClinicalText = text,
    };
}
