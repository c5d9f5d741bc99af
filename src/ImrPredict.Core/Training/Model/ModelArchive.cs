using System.IO.Compression;
using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Features;
using ImrPredict.Training.Attribution;
using ImrPredict.Training.Learners;
using ImrPredict.Training.Settings;
using Microsoft.ML;

namespace ImrPredict.Training.Model;

/// <summary>
/// <c>model.zip</c>: ML.NET's own archive of the learners with our entries beside its own. ML.NET still loads it, since
/// it ignores entries that it does not know. Entries are written in name order and without times, so that equal models
/// give equal bytes.
/// </summary>
internal static class ModelArchive
{
    private const string FeatureEntry = "imrpredict/features.bin";
    private const string SettingsEntry = "imrpredict/settings.json";
    private const string BackgroundEntry = "imrpredict/background.bin";

    // Processor time: a hundred times what a model takes.
    private static readonly TimeSpan LongestLoad = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LongestLoadOfMegabyte = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the parts.</summary>
    public static byte[] Write(ModelParts parts)
    {
        var entries = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [FeatureEntry] = Bytes(parts.Space.Save),
            [SettingsEntry] = JsonSerializer.SerializeToUtf8Bytes(parts.Settings, PackageJson.Options),
            [BackgroundEntry] = Bytes(parts.Background.Save),
        };
        using var learners = new MemoryStream(Bytes(stream => SaveLearners(parts, stream)));
        using var source = new ZipArchive(learners, ZipArchiveMode.Read);
        foreach (var entry in source.Entries)
        {
            using var from = entry.Open();
            entries[entry.FullName.Replace('\\', '/')] = Bytes(from.CopyTo);
        }

        return Bytes(stream => WriteEntries(stream, entries));
    }

    /// <summary>Reads what <see cref="Write"/> wrote; anything else in it is refused before it is loaded.</summary>
    /// <exception cref="ImrPredictException">It is not such an archive.</exception>
    public static ModelParts Read(byte[] archive) => Guarded(() =>
    {
        LearnerEntries.Check(archive);
        var chain = LoadLearners(archive);
        using var zip = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read);
        using var features = new MemoryStream(EntryOf(zip, FeatureEntry));
        var settings = JsonSerializer.Deserialize<LearnedParameters>(
            EntryOf(zip, SettingsEntry), PackageJson.Options)!;
        var space = FeatureSpace.Load(features);
        return new ModelParts(
            new LearnerMix(space, chain, LearnersOf(settings, chain), settings.Fusion),
            Background.Load(new MemoryStream(EntryOf(zip, BackgroundEntry))), settings);
    });

    /// <summary>
    /// Reads a model, and tries it, so that one that scores nothing is told once and not for each item.
    /// </summary>
    /// <param name="archive">The bytes of <c>model.zip</c>.</param>
    /// <param name="make">Makes the model of its parts.</param>
    /// <exception cref="ImrPredictException">It is not such an archive.</exception>
    public static OutcomeModel ReadModel(byte[] archive, Func<ModelParts, OutcomeModel> make) => Guarded(() =>
    {
        var model = make(Read(archive));
        return model.IsSound() ? model : throw new InvalidDataException("its scores are no probabilities.");
    });

    // ML.NET reads on for ever where an entry says that it holds more than it does.
    private static ITransformer LoadLearners(byte[] archive)
    {
        var longest = LongestLoad + (archive.Length / 1e6 * LongestLoadOfMegabyte);
        var before = Environment.CpuUsage.TotalTime;
        var loading = Task.Factory.StartNew(
            () => Load(archive), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        while (!((IAsyncResult)loading).AsyncWaitHandle.WaitOne(BetweenLooks))
        {
            if (Environment.CpuUsage.TotalTime - before > longest)
            {
                throw new InvalidDataException("its learners are not read in any time.");
            }
        }

        return loading.GetAwaiter().GetResult();
    }

    // ML.NET unpacks an archive into files; those of a killed run are removed by the next one of the account.
    private static ITransformer Load(byte[] archive)
    {
        var folder = MakeFolder();
        try
        {
            return new MLContext(1) { TempFilePath = folder }.Model.Load(new MemoryStream(archive), out _);
        }
        catch (Exception lost) when (!Directory.Exists(folder))
        {
            throw new ImrPredictException(
                $"{folder}: was removed while a model was unpacked there; run it again, or name another folder of "
                + "temporary files (TMPDIR).", lost);
        }
        finally
        {
            Leftovers.RemoveOrLeave(folder);
        }
    }

    private static string MakeFolder()
    {
        var place = Path.Combine(Path.GetTempPath(), $"imr-model-{Environment.UserName}");
        var folder = PrivateFiles.NameBeside(place);
        try
        {
            Leftovers.RemoveBeside(place);
            PrivateFiles.CreateFolder(folder);
            return folder;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImrPredictException(
                $"{folder}: cannot be made, and a model is unpacked there; name another folder of temporary files "
                + $"(TMPDIR) ({problem.Message})", problem);
        }
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (OutOfMemoryException broken)
        {
            throw new ImrPredictException(
                "model.zip: asks for more memory than there is; train the model again, or give this run more.", broken);
        }
        catch (Exception broken) when (broken is not ImrPredictException)
        {
            throw new ImrPredictException(
                "model.zip: is not an archive of this format; train the model again.", broken);
        }
    }

    private static List<ViewLearner> LearnersOf(LearnedParameters settings, ITransformer chain)
    {
        List<ViewLearner> found =
            [.. settings.Members.SelectMany(name => ViewLearner.All.Where(learner => learner.Name == name))];
        return found.Count == settings.Members.Count && settings.Fusion.IsFor(found.Count)
            && LearnedTrees.Of(chain).Count == found.Count(learner => learner.IsTrees)
            ? found
            : throw new ImrPredictException(
                "model.zip: its learners and their weights do not fit together; train the model again.");
    }

    private static void SaveLearners(ModelParts parts, Stream stream)
    {
        var context = new MLContext(1);
        var schema = LearnerRow.View(context, [], parts.Space.Names.Count).Schema;
        context.Model.Save(parts.Learners.Chain, schema, stream);
    }

    private static void WriteEntries(Stream stream, SortedDictionary<string, byte[]> entries)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, bytes) in entries)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = NoTime;
            using var to = entry.Open();
            to.Write(bytes);
        }
    }

    private static byte[] EntryOf(ZipArchive zip, string name)
    {
        var entry = zip.GetEntry(name)
            ?? throw new ImrPredictException($"model.zip: no entry '{name}'; train the model again.");
        return LearnerEntries.Read(entry);
    }

    private static byte[] Bytes(Action<Stream> write)
    {
        using var buffer = new MemoryStream();
        write(buffer);
        return buffer.ToArray();
    }
}
