using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Ingest.Reading;
using ImrPredict.Reports;
using ImrPredict.Scoring.Items;
using ImrPredict.Training.Package;

namespace ImrPredict.Score.Cluster;

/// <summary>What a run consists of; written once. Its hash names the run in every part.</summary>
internal sealed record ShardManifest(ShardHead Head, IReadOnlyList<ShardPiece> Pieces, string Sha256)
{
    private const string HeadMark = "# imr-score plan ";

    private readonly ILookup<int, ShardPiece> _byShard = Pieces.ToLookup(piece => piece.Shard);

    public IEnumerable<ShardPiece> PiecesOf(int shard) => _byShard[shard];

    public long RecordsOf(int shard) => PiecesOf(shard).Sum(piece => piece.Records);

    /// <summary>What a part of the run says it is.</summary>
    public string FingerprintOf(int shard) => $"shard {shard} of {Head.Shards} of plan {Sha256}";

    public static void Write(string path, ShardHead head, IEnumerable<ShardPiece> pieces)
    {
        using var file = new AtomicFile(path);
        using (var writer = new StreamWriter(file.Stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" })
        {
            writer.WriteLine(HeadMark + head.ToLine());
            writer.WriteLine(ShardPiece.Header);
            foreach (var piece in pieces)
            {
                writer.WriteLine(piece.ToLine());
            }
        }

        file.Commit();
    }

    public static ShardManifest Load(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImrPredictException(
                $"{path}: no such file; make it with: imr-score plan INPUT... --run DIR", problem);
        }

        try
        {
            var lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var head = lines is [var first, ShardPiece.Header, ..]
                && first.StartsWith(HeadMark, StringComparison.Ordinal)
                ? ShardHead.Parse(first[HeadMark.Length..])
                : throw new FormatException("the head is missing");
            if (head.Format != ShardHead.CurrentFormat)
            {
                throw new FormatException($"format {head.Format} found, {ShardHead.CurrentFormat} expected");
            }

            return new ShardManifest(
                head, [.. lines.Skip(2).Select(ShardPiece.Parse)], Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (Exception problem) when (problem is FormatException or JsonException or OverflowException)
        {
            throw new ImrPredictException(
                $"{path}: is no manifest of this version ({problem.Message}); plan the run again in another folder.",
                problem);
        }
    }
}

/// <summary>The head of the manifest: what all shards of a run have in common.</summary>
internal sealed record ShardHead
{
    public const int CurrentFormat = 3;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public required int Format { get; init; }

    public required int Shards { get; init; }

    /// <summary>The folder that relative paths count from.</summary>
    public required string Folder { get; init; }

    public required string Model { get; init; }

    /// <summary>SHA-256 of the manifest of the package, which has those of its files.</summary>
    public required string PackageSha256 { get; init; }

    /// <summary>The public key that must have signed the model; null where none must.</summary>
    public string? SignedBy { get; init; }

    /// <summary>SHA-256 of the settings of reading and scoring.</summary>
    public required string SettingsSha256 { get; init; }

    /// <summary>Canonical names of house columns.</summary>
    public required SortedDictionary<string, string> Map { get; init; }

    /// <summary>Bounds of tables.</summary>
    public required TableLimits Limits { get; init; }

    /// <summary>Where inputs are read, and what that may take.</summary>
    public required InputBounds Bounds { get; init; }

    /// <summary>Whether the columns that items do not take pass to the score table.</summary>
    public required bool PassHouseColumns { get; init; }

    /// <summary>Whether what tells of a person is replaced.</summary>
    public required bool Redact { get; init; }

    /// <summary>The model package.</summary>
    public PackagePlace Package() => new(Model)
    {
        SignedBy = SignedBy is null ? null : VerifyingKey.Parse(SignedBy, "plan"),
    };

    /// <summary>How every shard reads its inputs.</summary>
    public IngestOptions Ingest() => new()
    {
        ColumnMap = Map,
        Limits = Limits,
        PassHouseColumns = PassHouseColumns,
        Redact = Redact,
        KeepCopies = true,
        Pool = Bounds.Pool(),
    };

    public string ToLine() => JsonSerializer.Serialize(this, Json);

    public static ShardHead Parse(string line) => JsonSerializer.Deserialize<ShardHead>(line, Json)
        ?? throw new FormatException("the head is empty");

    /// <summary>Hashes the programs and their settings; with inputs and model they determine a score.</summary>
    public static string HashSettings(IngestOptions ingest, ScoringOptions scoring) => Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
        {
            program = typeof(ShardHead).Assembly.ManifestModule.ModuleVersionId,
            core = typeof(ItemScorer).Assembly.ManifestModule.ModuleVersionId,
            map = ingest.ColumnMap.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            ingest.Limits,
            ingest.PassHouseColumns,
            ingest.Redact,
            scoring.EnoughWords,
            scoring.LeastKnown,
        })));
}
