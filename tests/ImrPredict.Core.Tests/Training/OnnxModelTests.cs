using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Training;
using ImrPredict.Training.Export;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;
using ImrPredict.Training.Settings;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace ImrPredict.Tests.Training;

public sealed class OnnxModelTests
{
    [Theory]
    [InlineData("default")]
    [InlineData("dmhc")]
    public async Task Onnx_runtime_gives_the_probabilities_of_the_package_on_the_sample(string package)
    {
        var sample = Path.Combine(SharedData.Root, "data", "sample");
        var letters = Directory.GetFiles(Path.Combine(sample, "letters"), "*.txt").Order(StringComparer.Ordinal);

        await AssertSameAsync(
            package, [.. letters.Take(80), Path.Combine(sample, "dmhc", "synthetic-2026-findings.csv")]);
    }

    [RealDataFact]
    public async Task Onnx_runtime_gives_the_probabilities_of_the_package_on_real_rows()
    {
        var letters = Directory.GetFiles(SharedData.PathOf("dwc-letters"), "*.*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Take(40);
        string[] files = [SharedData.PathOf("dmhc", "imr-with-findings-30.csv"), .. letters];

        await AssertSameAsync("default", files);
        await AssertSameAsync("dmhc", files);
    }

    [Fact]
    public void A_model_without_trees_gives_its_probabilities_too()
    {
        var options = SmallRun.Quick with { Candidates = [CandidateNames.Plain] };
        var model = ModelTrainer.Train(SmallCases.Make(300), options).Model;
        var items = SmallCases.Make(60).Select(decided => decided.Item).ToList();

        var (_, probabilities) = Run(model, items);

        Assert.All(
            model.Score(items).Zip(probabilities),
            pair => Assert.Equal(pair.First.OverturnProbability, pair.Second, 1e-5));
        Assert.True(probabilities.Max() - probabilities.Min() > 0.01);
    }

    [Fact]
    public void The_file_says_what_it_takes_and_what_is_not_in_it()
    {
        var model = Load("default");

        using var session = new InferenceSession(OnnxModel.Write(model));

        Assert.Equal(
            [("features", (int[])[-1, FeatureVector.Columns(model).Count]), ("kind", [-1])],
            session.InputMetadata.Select(input => (input.Key, input.Value.Dimensions)));
        Assert.Equal(["log_odds", "probability"], session.OutputMetadata.Keys);
        var facts = session.ModelMetadata.CustomMetadataMap;
        Assert.Equal((model.Id, model.Sha256), (facts["model_id"], facts["model_sha256"]));
        Assert.StartsWith("not made by this file", facts["text_features"], StringComparison.Ordinal);
        Assert.StartsWith("in the graph: sigmoid(1.01", facts["calibration"], StringComparison.Ordinal);
        Assert.Equal("invented cases alone", facts["learnt_from"]);
        Assert.Contains("must not be used to approve", facts["notice"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_columns_are_those_of_the_package_in_order()
    {
        var model = Load("dmhc");

        var columns = FeatureVector.Columns(model);

        Assert.Equal(model.Features.Names.Concat(FeatureSpace.DenseNames), columns.Select(column => column.Name));
        Assert.Equal(Enumerable.Range(0, columns.Count), columns.Select(column => column.Position));
        Assert.All(columns, column => Assert.Equal(column.View == "numbers" ? -1 : 0, column.Absent));
        Assert.Equal(columns.Count, columns.Select(column => column.Name).Distinct().Count());
    }

    private static OutcomeModel Load(string package) =>
        ModelPackage.Load(Path.Combine(SharedData.Root, "models", package));

    private static async Task AssertSameAsync(string package, string[] files)
    {
        var model = Load(package);
        var blank = new DisputedItem { CaseNumber = "", Number = 1, Source = ItemSource.CaseTable };
        List<DisputedItem> items = [blank, .. await ItemReader.ReadAsync(files, new IngestOptions())
            .OfType<ItemRead.Parsed>().Select(read => read.Item).Take(300).ToListAsync()];

        var (logOdds, probabilities) = Run(model, items);

        var expected = model.Score(items);
        for (var i = 0; i < items.Count; i++)
        {
            Assert.Equal(expected[i].OverturnProbability, probabilities[i], 1e-5);
            Assert.Equal(model.Attribution.LogOdds(model.Features.Transform(items[i])), logOdds[i], 1e-4);
        }

        Assert.True(items.Count > 50 && probabilities.Max() - probabilities.Min() > 0.1);
        Assert.True(items.Select(FeatureSpace.KindOf).Distinct().Count() >= 3);
    }

    private static (float[] LogOdds, float[] Probabilities) Run(OutcomeModel model, List<DisputedItem> items)
    {
        var width = FeatureVector.Width(model);
        var vectors = new float[items.Count * width];
        for (var i = 0; i < items.Count; i++)
        {
            Fill(model.Features.Transform(items[i]), vectors.AsSpan(i * width, width));
        }

        var kinds = items.Select(item => (long)FeatureSpace.KindOf(item)).ToArray();
        using var session = new InferenceSession(OnnxModel.Write(model));
        using var found = session.Run(
        [
            NamedOnnxValue.CreateFromTensor("features", new DenseTensor<float>(vectors, [items.Count, width])),
            NamedOnnxValue.CreateFromTensor("kind", new DenseTensor<long>(kinds, [items.Count])),
        ]);
        float[] Output(string name) => found.First(value => value.Name == name).AsEnumerable<float>().ToArray();
        return (Output("log_odds"), Output("probability"));
    }

    // As docs/onnx.md says: what the item has at its place, 0 elsewhere, and the dense part at the end.
    private static void Fill(FeatureRow row, Span<float> vector)
    {
        for (var i = 0; i < row.Indices.Length; i++)
        {
            vector[row.Indices[i]] = row.Values[i];
        }

        row.Dense.CopyTo(vector[^row.Dense.Length..]);
    }
}
