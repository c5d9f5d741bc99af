using ImrPredict.Cases;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Training;
using ImrPredict.Training.Package;
using ImrPredict.Training.Precedents;

namespace ImrPredict.Tests.Training;

/// <summary>What a package may hold of the letters: nothing that fewer than five of them have in common.</summary>
public sealed class PackagePrivacyTests : IDisposable
{
    private static readonly string[] Planted =
        ["zebulonquix", "velvety ochreous", "titlequux", "diagnoquux", "levelquux", "partquux", "reasonquux"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_fewer_than_five_letters_have_stands_in_no_file_and_what_five_have_does()
    {
        ModelPackage.Save(_folder.File("four"), Train(lettersWith: 4));
        ModelPackage.Save(_folder.File("five"), Train(lettersWith: 5));

        Assert.All(Planted, word => Assert.Empty(PackageContent.FilesWith(_folder.File("four"), word)));
        Assert.All(
            ["zebulonquix", "titlequux", "levelquux"],
            word => Assert.NotEmpty(PackageContent.FilesWith(_folder.File("five"), word)));
    }

    [Fact]
    public void The_card_says_what_the_package_holds_of_the_texts()
    {
        ModelPackage.Save(_folder.File("m"), Train(lettersWith: 4));

        var card = File.ReadAllText(_folder.File("m/card.md")).ReplaceLineEndings(" ");

        Assert.Contains("## What it holds of the texts", card, StringComparison.Ordinal);
        Assert.Contains("each in at least 5 letters", card, StringComparison.Ordinal);
        Assert.All(
            Directory.GetFiles(_folder.File("m")).Select(Path.GetFileName)
                .Where(name => name is not ("manifest.json" or "options.json" or "card.md")),
            name => Assert.Contains($"`{name}`", card, StringComparison.Ordinal));
    }

    [Fact]
    public void A_training_whose_letters_have_no_word_in_common_goes_on_and_says_that_it_reads_none()
    {
        var items = SmallCases.Make(120).Select((item, i) => item with
        {
            Item = item.Item with { ClinicalText = $"{Own(i)} {Own(i + 7000)} {Own(i + 900_000)}" },
        }).ToList();

        var run = ModelTrainer.Train(items, SmallRun.Quick);
        ModelPackage.Save(_folder.File("m"), run);

        Assert.True(run.ReadsNoWords);
        Assert.Contains(
            "so the model reads none", File.ReadAllText(_folder.File("m/card.md")), StringComparison.Ordinal);
        Assert.InRange(ModelPackage.Load(_folder.File("m")).Score([items[0].Item])[0].OverturnProbability, 0.01, 0.99);
    }

    [Fact]
    public void A_package_cannot_be_trained_with_words_of_fewer_letters()
    {
        var options = SmallRun.Quick with { Features = new() { MinDocumentFrequency = 4 } };

        var refused = Assert.Throws<ImrPredictException>(() => ModelTrainer.Train(SmallCases.Make(100), options));

        Assert.Contains("MinDocumentFrequency", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_precedent_shows_words_of_the_tables_and_of_five_letters_and_neither_names_nor_numbers()
    {
        List<DecidedItem> items = [.. Enumerable.Range(0, 12).Select(i => Titled(i, i switch
        {
            0 => "MRI of the lumbar spine for John Zebulon, claim no. WC12-3456789, seen 03/04/2014",
            < 6 => "Physical therapy of the quuxoid knee, 8 sessions",
            _ => "Physical therapy of the knee, 8 sessions",
        }))];
        var bytes = PrecedentFile.Write(items, Enumerable.Range(0, 12));
        var index = new PrecedentIndex(PrecedentTable.Read(bytes, "p"));

        var mri = index.Find(new(new("x"), Titled(99, "MRI of the lumbar spine").Item, null, null, []), []);
        var therapy = index.Find(
            new(new("x"), Titled(98, "Physical therapy of the quuxoid knee, 8 sessions").Item, null, null, []), []);

        Assert.StartsWith("MRI of the lumbar spine", mri[0].Title, StringComparison.Ordinal);
        Assert.All(["Zebulon", "3456789", "2014"], word =>
        {
            Assert.DoesNotContain(word, mri[0].Title, StringComparison.Ordinal);
            Assert.False(PackageContent.Holds(bytes, word), word);
        });
        Assert.Equal("Physical therapy of the quuxoid knee, 8 sessions", therapy[0].Title);
    }

    private static TrainingRun Train(int lettersWith)
    {
        var items = SmallCases.Make(240).Select((item, i) => Plant(item, i % 8 == 0 && i / 8 < lettersWith)).ToList();

        // Many rows of each of the letters: rows do not count.
        var more = items.Where((_, i) => i % 8 == 0 && i / 8 < lettersWith).SelectMany(item =>
            Enumerable.Range(2, 6).Select(n => item with { Item = item.Item with { Number = n } }));
        return ModelTrainer.Train([.. items, .. more], SmallRun.Quick);
    }

    private static DecidedItem Plant(DecidedItem item, bool isPlanted) => item with
    {
        Item = isPlanted
            ? item.Item with
            {
                ClinicalText = $"{item.Item.ClinicalText} Zebulonquix has velvety ochreous skin.",
                RequestedService = "Therapy titlequux",
                Diagnoses = ["diagnoquux"],
                DiagnosisSubcategory = "levelquux",
                BodyPart = "partquux",
                UrReason = "reasonquux",
            }
            : item.Item with { RequestedService = "Therapy" },
    };

    private static DecidedItem Titled(int i, string title)
    {
        var item = SmallCases.Text($"CM{i}", "");
        return item with { Item = item.Item with { RequestedService = title } };
    }

    private static string Own(int i) => string.Concat($"{i:0000000}".Select(digit => (char)('a' + (digit - '0'))));
}
