using System.Security.Cryptography;
using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.CommandLine.Cluster;
using ImrPredict.Reports;
using ImrPredict.Training.Distributed;

namespace ImrPredict.Train.Distributed;

/// <summary>What a distributed run consists of; equal inputs and options give equal bytes.</summary>
internal sealed record DistributedManifest
{
    private const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
    };

    public required int Format { get; init; }

    /// <summary>The build of the programs, which must be the same for every rank.</summary>
    public required string Program { get; init; }

    public required DistributedSettings Settings { get; init; }

    public required string SpaceSha256 { get; init; }

    public required string BinsSha256 { get; init; }

    /// <summary>SHA-256 of the rows of each rank.</summary>
    public required IReadOnlyList<string> PartSha256 { get; init; }

    public required IReadOnlyList<int> Rows { get; init; }

    public int Ranks => Rows.Count;

    private static string ThisBuild =>
        $"{typeof(DistributedManifest).Assembly.ManifestModule.ModuleVersionId}"
        + $" {typeof(DistributedPlan).Assembly.ManifestModule.ModuleVersionId}";

    /// <summary>Describes a plan; where parts are to be written, writes them.</summary>
    public static DistributedManifest Describe(DistributedPlan plan, DistributedFolder folder, bool write) => new()
    {
        Format = CurrentFormat,
        Program = ThisBuild,
        Settings = plan.Settings,
        SpaceSha256 = Hashed(plan.Space.Save, write ? folder.Space : null),
        BinsSha256 = Hashed(stream => stream.Write(plan.Bins), write ? folder.Bins : null),
        PartSha256 =
        [
            .. plan.Parts.Select((rows, rank) => Hashed(
                stream => DistributedRows.Write(stream, rows), write ? folder.Part(rank) : null)),
        ],
        Rows = [.. plan.Parts.Select(rows => rows.Count)],
    };

    /// <summary>
    /// Writes the manifest where there is none; refuses a folder of another run, and one that holds anything else,
    /// because the run folder is removed after the run.
    /// </summary>
    public void Claim(DistributedFolder folder)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(this, Json);
        var strange = folder.FindForeign();
        if (!File.Exists(folder.Manifest))
        {
            if (strange.Count > 0)
            {
                throw new ImrPredictException(
                    $"{folder.Path}: holds {strange[0]} and no manifest of a run, expected a folder of its own for the "
                    + "run; name another with --run.");
            }

            var temporary = folder.Temporary("manifest");
            Directory.CreateDirectory(Path.GetDirectoryName(temporary)!);
            File.WriteAllBytes(temporary, bytes);
            ExclusiveLink.Commit(temporary, folder.Manifest);
        }

        folder.Make();
        if (!File.ReadAllBytes(folder.Manifest).AsSpan().SequenceEqual(bytes))
        {
            throw new ImrPredictException(
                $"{folder.Path}: holds a run of other inputs, options, number of nodes or build of the program; "
                + "remove the folder, or name another with --run.");
        }
    }

    public static DistributedManifest Load(DistributedFolder folder)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<DistributedManifest>(File.ReadAllBytes(folder.Manifest), Json)
                ?? throw new JsonException("it holds null");
            return manifest.Format == CurrentFormat && manifest.Program == ThisBuild ? manifest
                : throw new ImrPredictException(
                    $"{folder.Manifest}: written by another build of the program; use the same build on every node.");
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            throw new ImrPredictException(
                $"{folder.Manifest}: is no manifest of a distributed run ({problem.Message}); start one with: "
                + "imr-train train INPUT... --model DIR --nodes N", problem);
        }
    }

    /// <summary>Whether the files of the run are all there; ranks may be reading them.</summary>
    public bool IsWritten(DistributedFolder folder) =>
        IsWritten(folder.Space, SpaceSha256) && IsWritten(folder.Bins, BinsSha256)
        && PartSha256.Select((sha256, rank) => IsWritten(folder.Part(rank), sha256)).All(written => written);

    /// <summary>Opens a file of the run whose content is what the manifest says.</summary>
    public static FileStream Open(string path, string sha256)
    {
        var stream = File.OpenRead(path);
        var found = Sha256Of(stream);
        if (found != sha256)
        {
            stream.Dispose();
            throw new ImrPredictException(
                $"{path}: SHA-256 is {found}, the manifest says {sha256}; run the same imr-train train --nodes again.");
        }

        stream.Position = 0;
        return stream;
    }

    private static bool IsWritten(string path, string sha256)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var stream = File.OpenRead(path);
        return Sha256Of(stream) == sha256;
    }

    private static string Sha256Of(Stream stream) => Convert.ToHexStringLower(SHA256.HashData(stream));

    private static string Hashed(Action<Stream> write, string? path)
    {
        using var file = path is null ? null : new AtomicFile(path);
        using var sha256 = SHA256.Create();
        var target = file?.Stream ?? Stream.Null;
        using (var hashing = new CryptoStream(target, sha256, CryptoStreamMode.Write, leaveOpen: true))
        {
            write(hashing);
        }

        file?.Commit();
        return Convert.ToHexStringLower(sha256.Hash!);
    }
}
