using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImrPredict.Cases;
using ImrPredict.Training;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;
using Microsoft.ML;

namespace ImrPredict.Tests.Training;

public sealed class ModelPackageTests(SmallRun small) : IClassFixture<SmallRun>
{
    [Fact]
    public void A_loaded_model_scores_as_the_trained_one()
    {
        using var folder = new TemporaryFolder();
        var items = SmallCases.Make(200, seed: 4).ConvertAll(i => i.Item);
        var manifest = ModelPackage.Save(folder.File("m"), small.Run);

        var loaded = ModelPackage.Load(folder.File("m"));

        Assert.Equal(
            small.Run.Model.Score(items).Select(s => s.OverturnProbability),
            loaded.Score(items).Select(s => s.OverturnProbability));
        Assert.Equal(small.Run.Model.Id, loaded.Id);
        Assert.Equal(manifest.ModelId, loaded.Id);
        Assert.Equal(manifest.Files["model.zip"], loaded.Sha256);
    }

    [Fact]
    public void The_same_data_options_and_seed_give_the_same_bytes_on_one_core_and_on_many()
    {
        using var folder = new TemporaryFolder();
        ModelPackage.Save(folder.File("many"), small.Run);

        var again = ModelTrainer.Train(SmallCases.Make(600), SmallRun.Options with { Parallelism = 1 });
        ModelPackage.Save(folder.File("again"), again);

        foreach (var file in Directory.GetFiles(folder.File("many")).Select(path => Path.GetFileName(path)!))
        {
            Assert.True(
                File.ReadAllBytes(folder.File($"many/{file}")).AsSpan()
                    .SequenceEqual(File.ReadAllBytes(folder.File($"again/{file}"))), file);
        }
    }

    [Fact]
    public void MLNET_itself_opens_the_archive()
    {
        using var folder = new TemporaryFolder();
        ModelPackage.Save(folder.File("m"), small.Run);

        var chain = new MLContext().Model.Load(folder.File("m/model.zip"), out var schema);

        Assert.NotNull(chain);
        Assert.Contains(schema, column => column.Name == "Features");
    }

    [Theory]
    [InlineData("model.zip")]
    [InlineData("metrics.json")]
    [InlineData("card.md")]
    public void A_file_that_was_changed_is_refused_and_named(string name)
    {
        using var folder = new TemporaryFolder();
        ModelPackage.Save(folder.File("m"), small.Run);
        var path = folder.File($"m/{name}");
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        var refused = Assert.Throws<ImrPredictException>(() => ModelPackage.Load(folder.File("m")));

        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void A_newer_format_a_missing_file_and_a_missing_folder_are_refused()
    {
        using var folder = new TemporaryFolder();
        ModelPackage.Save(folder.File("newer"), small.Run);
        ModelPackage.Save(folder.File("missing"), small.Run);
        var manifest = folder.File("newer/manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(
            "\"format_version\": 1", "\"format_version\": 2", StringComparison.Ordinal));
        File.Delete(folder.File("missing/reference.json"));

        Assert.Contains("format version 2", Refusal(folder.File("newer")), StringComparison.Ordinal);
        Assert.Contains("reference.json", Refusal(folder.File("missing")), StringComparison.Ordinal);
        Assert.Contains("manifest.json", Refusal(folder.File("nowhere")), StringComparison.Ordinal);
    }

    [Fact]
    public void Saving_replaces_a_package_but_no_other_folder()
    {
        using var folder = new TemporaryFolder();
        ModelPackage.Save(folder.File("m"), small.Run);
        ModelPackage.Save(folder.File("m"), small.Run);
        folder.Write("precious/notes.txt", "keep me");

        Assert.Throws<ImrPredictException>(() => ModelPackage.Save(folder.File("precious"), small.Run));

        Assert.Equal("keep me", File.ReadAllText(folder.File("precious/notes.txt")));
        Assert.Equal(2, Directory.GetDirectories(folder.Path).Length);
    }

    [Fact]
    public void The_metrics_have_the_stable_names_and_no_times()
    {
        using var folder = new TemporaryFolder();
        ModelPackage.Save(folder.File("m"), small.Run);

        using var json = JsonDocument.Parse(File.ReadAllText(folder.File("m/metrics.json")));

        var root = json.RootElement;
        Assert.Equal(600, root.GetProperty("n").GetInt32());
        Assert.True(root.GetProperty("metrics").GetProperty("auc_low").GetDouble() > 0);
        Assert.True(root.GetProperty("baselines").GetProperty("cohort").GetProperty("brier").GetDouble() > 0);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("candidates")[0].GetProperty("seconds").ValueKind);
        Assert.False(root.GetProperty("leak").GetProperty("tripped").GetBoolean());
        Assert.Equal(small.Run.Model.Id, root.GetProperty("model").GetProperty("id").GetString());
    }

    [Fact]
    public void Evaluating_a_loaded_model_gives_the_same_shape()
    {
        var report = ModelEvaluator.Evaluate(small.Run.Model, SmallCases.Make(400, seed: 77), SmallRun.Options);

        Assert.Equal(400, report.N);
        Assert.True(report.Metrics.Auc.Value > report.Baselines["cohort"].Auc.Value);
        Assert.InRange(report.Metrics.Ece.Value, 0, 0.12);
    }

    private static string Refusal(string folder) =>
        Assert.Throws<ImrPredictException>(() => ModelPackage.Load(folder)).Message;

    [Theory]
    [InlineData("\"codes\"", "\"no-such-learner\"")]
    [InlineData("\"codes\"", "\"rates\"")]
    [InlineData("\"levels\":", "\"levels\":[],\"other\":")]
    [InlineData("\"members\":", "\"members\":[],\"other\":")]
    public void An_archive_whose_learners_and_weights_do_not_fit_together_is_refused(string part, string instead)
    {
        const string Settings = "imrpredict/settings.json";
        using var stream = new MemoryStream();
        stream.Write(small.Run.Archive);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            string json;
            using (var reader = new StreamReader(zip.GetEntry(Settings)!.Open()))
            {
                json = reader.ReadToEnd().Replace("\": ", "\":", StringComparison.Ordinal);
            }

            Assert.Contains(part, json, StringComparison.Ordinal);
            zip.GetEntry(Settings)!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(Settings).Open());
            writer.Write(json.Replace(part, instead, StringComparison.Ordinal));
        }

        var refused = Assert.Throws<ImrPredictException>(() => ModelArchive.Read(stream.ToArray()));

        Assert.Contains("model.zip", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TransformerChain/Model.key", 0x50, "TextLoader")]
    [InlineData("TransformerChain/Transform_000/Model.key", 0x50, "TensorFlowTransform")]
    [InlineData("TransformerChain/Transform_000/Model.key", 0x68, "BinaryLoader")]
    public void A_loader_that_this_program_does_not_write_is_refused_before_it_is_loaded(
        string entry, int at, string loader)
    {
        var archive = Changed(entry, bytes =>
        {
            bytes.AsSpan(at, 24).Clear();
            Encoding.ASCII.GetBytes(loader).CopyTo(bytes, at);
            return bytes;
        });

        var refused = Assert.Throws<ImrPredictException>(() => ModelArchive.Read(archive));

        Assert.Contains($"loader '{loader}'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_this_program_does_not_use_is_refused_before_it_is_loaded()
    {
        var archive = Changed("TransformerChain/Model.key", bytes =>
        {
            var at = (int)BitConverter.ToInt64(bytes, 0x90);
            Encoding.Unicode.GetBytes("Another").CopyTo(bytes, at);
            return bytes;
        });

        Assert.Contains("library '", Assert.Throws<ImrPredictException>(
            () => ModelArchive.Read(archive)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("TransformerChain\\Model.key")]
    [InlineData("DataLoaderModel/Model.key")]
    [InlineData("transformerchain/model.key")]
    public void An_entry_that_this_program_does_not_write_is_refused(string name)
    {
        using var stream = new MemoryStream();
        stream.Write(small.Run.Archive);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.CreateEntry(name).Open().Dispose();
        }

        Assert.Contains(name, Assert.Throws<ImrPredictException>(
            () => ModelArchive.Read(stream.ToArray())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_of_any_damaged_entry_are_one_error()
    {
        var names = new ZipArchive(new MemoryStream(small.Run.Archive)).Entries.Select(entry => entry.FullName);

        foreach (var name in names.Where(name => name is not "TrainingInfo/Version.txt"))
        {
            var archive = Changed(name, bytes => bytes[..(bytes.Length / 2)]);
            var failed = Record.Exception(() => ModelArchive.Read(archive));
            Assert.True(failed is null or ImrPredictException, $"{name}: {failed}");
        }
    }

    [Theory]
    [InlineData(0, 0x11000000)]
    [InlineData(0, int.MaxValue)]
    [InlineData(4, 0)]
    public void Trees_whose_counts_or_nodes_are_none_are_one_error_in_time(int at, int value)
    {
        // Behind the header: trees, trees, a flag, leaves, two numbers; then how many nodes, and their children.
        const int Nodes = 0x100 + 4 + 4 + 1 + 4 + 8 + 8;
        var name = new ZipArchive(new MemoryStream(small.Run.Archive)).Entries.First(
            entry => entry.Name == "Model.key" && LoaderOf(entry) == "FastTreeBinaryExec").FullName;
        var archive = Changed(name, bytes =>
        {
            BitConverter.GetBytes(value).CopyTo(bytes, Nodes + at);
            return bytes;
        });

        var refused = Assert.Throws<ImrPredictException>(
            () => ModelArchive.ReadModel(archive, parts => new OutcomeModel(parts, "", "")));

        Assert.StartsWith("model.zip", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calibration", "parameters", "[]")]
    [InlineData("intervals", "low", "[]")]
    [InlineData("intervals", "high", "[-1]")]
    [InlineData("base_rates", "cells", "{}")]
    public void Settings_that_give_no_probability_are_one_error_before_any_item(string part, string name, string value)
    {
        var archive = Changed("imrpredict/settings.json", bytes =>
        {
            var settings = JsonNode.Parse(bytes)!;
            Assert.NotNull(settings[part]![name]);
            settings[part]![name] = JsonNode.Parse(value);
            return Encoding.UTF8.GetBytes(settings.ToJsonString());
        });

        Assert.Throws<ImrPredictException>(
            () => ModelArchive.ReadModel(archive, parts => new OutcomeModel(parts, "", "")));
    }

    [Fact]
    public void A_count_that_the_file_cannot_hold_asks_for_no_memory()
    {
        var archive = Changed("imrpredict/background.bin", bytes => [.. BitConverter.GetBytes(int.MaxValue), .. bytes]);

        var refused = Assert.Throws<ImrPredictException>(() => ModelArchive.Read(archive));

        Assert.IsType<InvalidDataException>(refused.InnerException);
    }

    [Fact]
    public void A_name_out_of_a_package_writes_nothing_but_one_line_to_a_terminal()
    {
        using var stream = new MemoryStream();
        stream.Write(small.Run.Archive);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.CreateEntry("a\nerror: b\u001b[2J").Open().Dispose();
        }

        var message = Assert.Throws<ImrPredictException>(() => ModelArchive.Read(stream.ToArray())).Message;

        Assert.DoesNotContain(message, char.IsControl);
    }

    [Fact]
    public async Task A_package_that_is_replaced_again_and_again_can_be_loaded_at_every_instant()
    {
        using var folder = new TemporaryFolder();
        ModelPackage.Save(folder.File("m"), small.Run);
        using var done = new CancellationTokenSource();
        var loads = Task.Run(() =>
        {
            var count = 0;
            for (; !done.IsCancellationRequested || count == 0; count++)
            {
                Assert.Equal(small.Run.Model.Id, ModelPackage.Load(folder.File("m")).Id);
            }

            return count;
        });

        for (var i = 0; i < 20; i++)
        {
            ModelPackage.Save(folder.File("m"), small.Run);
        }

        await done.CancelAsync();
        Assert.True(await loads > 0);
        Assert.Equal(["m"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_package_whose_replacing_was_killed_is_found_again()
    {
        using var folder = new TemporaryFolder();
        ModelPackage.Save(folder.File("m"), small.Run);
        Directory.Move(folder.File("m"), folder.File("m.imrpredict-replaced"));

        Assert.Equal(small.Run.Model.Id, ModelPackage.Load(folder.File("m")).Id);
    }

    [Theory]
    [InlineData("m.old")]
    [InlineData("m.bak")]
    public void A_copy_that_a_user_keeps_beside_a_package_is_let_alone(string copy)
    {
        using var folder = new TemporaryFolder();
        ModelPackage.Save(folder.File("m"), small.Run);
        Directory.Move(folder.File("m"), folder.File(copy));

        Assert.Throws<ImrPredictException>(() => ModelPackage.Load(folder.File("m")));
        ModelPackage.Save(folder.File("m"), small.Run);

        Assert.Equal(small.Run.Model.Id, ModelPackage.Load(folder.File(copy)).Id);
    }

    private static string LoaderOf(ZipArchiveEntry entry)
    {
        using var from = entry.Open();
        var header = new byte[0x100];
        from.ReadExactly(header);
        return Encoding.Latin1.GetString(header, 0x50, 24).TrimEnd('\0');
    }

    private byte[] Changed(string name, Func<byte[], byte[]> change)
    {
        using var stream = new MemoryStream();
        stream.Write(small.Run.Archive);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var bytes = new MemoryStream();
            using (var from = zip.GetEntry(name)!.Open())
            {
                from.CopyTo(bytes);
            }

            zip.GetEntry(name)!.Delete();
            using var to = zip.CreateEntry(name).Open();
            to.Write(change(bytes.ToArray()));
        }

        return stream.ToArray();
    }
}
