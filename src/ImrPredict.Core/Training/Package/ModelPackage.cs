using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Model;
using ImrPredict.Training.Precedents;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Package;

/// <summary>A trained model as a folder.</summary>
public static class ModelPackage
{
    /// <summary>Name of the manifest inside a package.</summary>
    public const string ManifestName = "manifest.json";

    private const string ModelName = "model.zip";
    private const string PlainName = "plain.zip";
    private const string OptionsName = "options.json";
    private const string ReferenceName = "reference.json";

    /// <summary>Saves a run: written beside the target first, then renamed, so no half package is ever seen.</summary>
    /// <param name="folder">Folder of the package; an existing package there is replaced.</param>
    /// <param name="run">The training run.</param>
    /// <param name="more">Further files by name, e.g. the report; listed and hashed like the others.</param>
    /// <returns>The manifest written.</returns>
    /// <exception cref="ImrPredictException">The folder holds other files, or cannot be written.</exception>
    public static ModelManifest Save(
        string folder, TrainingRun run, IReadOnlyDictionary<string, byte[]>? more = null)
    {
        CheckPlace(folder);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var temporary = PrivateFiles.NameBeside(target);
        try
        {
            Leftovers.RemoveBeside(target);
            Directory.CreateDirectory(temporary);
            var manifest = Write(temporary, run, more);
            FolderSwap.Replace(temporary, target);
            return manifest;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new ImrPredictException($"{folder}: the model package cannot be written ({failed.Message})", failed);
        }
        finally
        {
            Leftovers.Remove(temporary);
        }
    }

    /// <summary>Refuses a place that a package cannot be saved to: before the work, not after it.</summary>
    /// <param name="folder">Folder of the package.</param>
    /// <exception cref="ImrPredictException">It is a file, or a folder that holds other files.</exception>
    public static void CheckPlace(string folder)
    {
        if (File.Exists(folder))
        {
            throw new ImrPredictException($"{folder}: is a file, expected a folder; name one for the model package.");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()
            && !File.Exists(Path.Combine(folder, ManifestName)))
        {
            throw new ImrPredictException(
                $"{folder}: holds files but no {ManifestName}; give a new folder, or one of a model package.");
        }
    }

    /// <summary>Loads a package: format version and every hash are checked before anything is deserialised.</summary>
    /// <param name="place">Folder of the package, and whose signature it must have.</param>
    /// <exception cref="ImrPredictException">A file is missing, was changed, or is of a newer format.</exception>
    public static OutcomeModel Load(PackagePlace place) => PackageFiles.Reading(place, ReadManifest, Load);

    private static OutcomeModel Load(string folder, ModelManifest manifest)
    {
        var archive = PackageFiles.ReadChecked(folder, ModelName, manifest);
        foreach (var name in manifest.Files.Keys.Where(name => name != ModelName && name != PrecedentFile.Name))
        {
            _ = PackageFiles.ReadChecked(folder, name, manifest);
        }

        return ModelArchive.ReadModel(
            archive, parts => new OutcomeModel(parts, manifest.ModelId, manifest.Files[ModelName])
            {
                IsSynthetic = manifest.Data.IsSynthetic,
            });
    }

    /// <summary>
    /// Loads a package with the plain baseline of the rows that it learnt from, for judging the one beside the other.
    /// </summary>
    /// <param name="place">Folder of the package, and whose signature it must have.</param>
    /// <exception cref="ImrPredictException">A file is missing, was changed, or is of a newer format.</exception>
    public static OutcomeModel LoadToJudge(PackagePlace place) =>
        PackageFiles.Reading(place, ReadManifest, (folder, manifest) =>
        {
            var model = Load(folder, manifest);
            return manifest.Files.ContainsKey(PlainName)
                ? model.WithPlain(ModelArchive.ReadModel(
                    PackageFiles.ReadChecked(folder, PlainName, manifest), plain => new OutcomeModel(plain, "", "")))
                : model.Selected == CandidateNames.Plain ? model.WithPlain(model) : model;
        });

    /// <summary>
    /// SHA-256 of the manifest of a package, lower-case hex: the manifest has the hashes of all other files.
    /// </summary>
    /// <param name="place">Folder of the package.</param>
    /// <exception cref="ImrPredictException">The manifest cannot be read.</exception>
    public static string Sha256Of(PackagePlace place) =>
        PackageFiles.Sha256(PackageFiles.ReadFile(place.Folder, ManifestName));

    /// <summary>
    /// Reads the manifest of a package and checks its format version, and its signature where one is asked for.
    /// </summary>
    /// <param name="place">Folder of the package, and whose signature it must have.</param>
    /// <exception cref="ImrPredictException">It is missing, broken, of a newer format, or not signed.</exception>
    public static ModelManifest ReadManifest(PackagePlace place)
    {
        var folder = place.Folder;
        var path = Path.Combine(folder, ManifestName);
        FolderSwap.Recover(folder);
        try
        {
            var bytes = PackageFiles.ReadFile(folder, ManifestName);
            if (place.SignedBy is { } key)
            {
                PackageSignature.Check(folder, bytes, key);
            }

            CheckFormat(path, bytes);
            var manifest = JsonSerializer.Deserialize<ModelManifest>(bytes, PackageJson.Options);
            if (manifest is not { Files: not null, Data: not null } || !manifest.Files.ContainsKey(ModelName)
                || manifest.Files.Keys.Any(IsUnsafe))
            {
                throw new ImrPredictException($"{path}: does not list {ModelName}; train the model again.");
            }

            if (place.SignedBy is not null)
            {
                PackageSignature.CheckNothingElse(folder, manifest.Covered);
            }

            return manifest;
        }
        catch (JsonException broken)
        {
            throw new ImrPredictException($"{path}: is not a manifest of this format; train the model again.", broken);
        }
    }

    /// <summary>The settings that a package was trained with.</summary>
    internal static TrainingOptions ReadOptions(PackagePlace place) => TrainingOptionsFile.Parse(
        PackageFiles.ReadChecked(place.Folder, OptionsName, ReadManifest(place)),
        Path.Combine(place.Folder, OptionsName));

    /// <summary>Whether a package has an index of earlier decisions.</summary>
    internal static bool HasPrecedents(ModelManifest manifest) =>
        manifest.Files.ContainsKey(PrecedentFile.Name);

    /// <summary>The rows that a package's model has learnt from.</summary>
    /// <param name="place">Folder of the package, and whose signature it must have.</param>
    /// <exception cref="ImrPredictException">The list is missing, was changed, or is broken.</exception>
    public static TrainingFingerprints ReadLearntRows(PackagePlace place) =>
        TrainingFingerprints.Read(
            PackageFiles.ReadChecked(place.Folder, TrainingFingerprints.FileName, ReadManifest(place)));

    /// <summary>Reads what the rows that a package learnt from look like.</summary>
    /// <param name="place">Folder of the package, and whose signature it must have.</param>
    /// <exception cref="ImrPredictException">The file is missing, was changed, or is broken.</exception>
    public static ReferenceProfile ReadReference(PackagePlace place)
    {
        var bytes = PackageFiles.ReadChecked(place.Folder, ReferenceName, ReadManifest(place));
        try
        {
            return JsonSerializer.Deserialize<ReferenceProfile>(bytes, PackageJson.Options)
                ?? throw new JsonException("null");
        }
        catch (JsonException broken)
        {
            throw new ImrPredictException(
                $"{Path.Combine(place.Folder, ReferenceName)}: is not of this format; train the model again.", broken);
        }
    }

    /// <summary>Reads the decided items of a package that are precedents.</summary>
    /// <param name="place">Folder of the package, and whose signature it must have.</param>
    /// <returns>Null where it has none.</returns>
    /// <exception cref="ImrPredictException">The file is missing, was changed, or is of another version.</exception>
    internal static PrecedentTable? ReadPrecedentsOrNull(PackagePlace place) =>
        PackageFiles.Reading(place, ReadManifest, (folder, manifest) =>
        {
            if (!HasPrecedents(manifest))
            {
                return null;
            }

            var bytes = PackageFiles.ReadChecked(folder, PrecedentFile.Name, manifest);
            return PrecedentTable.Read(bytes, Path.Combine(folder, PrecedentFile.Name));
        });

    /// <summary>
    /// Writes the archive of some parts, and reads the model from it that every later load will give.
    /// </summary>
    internal static (OutcomeModel Model, byte[] Archive) Build(ModelParts parts, TrainingOptions options)
    {
        var archive = ModelArchive.Write(parts);
        var id = PackageFiles.Sha256([.. archive, .. Json(options)])[..16];
        var sha256 = PackageFiles.Sha256(archive);
        return (ModelArchive.ReadModel(archive, read => new OutcomeModel(read, id, sha256)), archive);
    }

    private static ModelManifest Write(
        string folder, TrainingRun run, IReadOnlyDictionary<string, byte[]>? more)
    {
        var files = new Dictionary<string, byte[]>
        {
            [ModelName] = run.Archive,
            [OptionsName] = Json(run.Options),
            [PackageFiles.FiguresName] = Json(WithoutSeconds(run.Report)),
            [ReferenceName] = Json(run.Reference),
            ["card.md"] = ModelCard.Write(run),
            [TrainingFingerprints.FileName] = run.Learnt.ToBytes(),
        };
        if (run.PlainArchive.Length > 0)
        {
            files[PlainName] = run.PlainArchive;
        }

        if (run.Precedents is { } precedents)
        {
            files[PrecedentFile.Name] = PrecedentFile.Write(precedents.Items, precedents.Clusters);
        }

        foreach (var (name, bytes) in more ?? new Dictionary<string, byte[]>())
        {
            files.Add(name, bytes);
        }

        foreach (var (name, bytes) in files)
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }

        var hashes = files.ToDictionary(f => f.Key, f => PackageFiles.Sha256(f.Value));
        var manifest = ManifestOf(run, hashes);
        File.WriteAllBytes(Path.Combine(folder, ManifestName), Json(manifest));
        return manifest;
    }

    private static ModelManifest ManifestOf(TrainingRun run, Dictionary<string, string> hashes) => new()
    {
        FormatVersion = ModelManifest.CurrentFormat,
        ModelId = run.Model.Id,
        Label = "probability that the denial is overturned",
        Files = new SortedDictionary<string, string>(hashes, StringComparer.Ordinal),
        Libraries = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["ImrPredict"] = ModelManifest.VersionOf(typeof(ModelManifest)),
            ["Microsoft.ML"] = ModelManifest.VersionOf(typeof(Microsoft.ML.MLContext)),
        },
        Data = run.Data,
        Selected = run.Model.Selected,
        Design = run.Report.Design,
        Settings = run.Settings,
        SourcesLeftOut = run.SourcesLeftOut.Count > 0 ? run.SourcesLeftOut : null,
        Redacted = run.Redacted,
        Calibration = run.Model.Parts.Settings.Calibration.Kind,
        Threshold = 0.5,
        InputFields = ImrPredict.Features.FeatureSpace.InputFields,
        Features = run.Model.Features.ColumnsByBlock(),
    };

    private static void CheckFormat(string path, byte[] manifest)
    {
        using var document = JsonDocument.Parse(manifest);
        var found = document.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("format_version", out var version) && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt32(out var number) ? number : 0;
        if (found is < 1 or > ModelManifest.CurrentFormat)
        {
            throw new ImrPredictException(
                $"{path}: format version {found}, this program reads 1 to {ModelManifest.CurrentFormat};"
                + " use a newer version of it, or train the model again.");
        }
    }

    private static bool IsUnsafe(string name) => name != Path.GetFileName(name) || name is "" or "." or "..";

    private static EvaluationReport WithoutSeconds(EvaluationReport report) => report with
    {
        Candidates = [.. report.Candidates.Select(c => c with { Seconds = null })],
    };

    private static byte[] Json<T>(T value) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(value, PackageJson.Options), (byte)'\n'];
}
