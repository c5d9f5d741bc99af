using System.Security.Cryptography;
using System.Text.Json;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Items;

namespace ImrPredict.Score.Cluster;

/// <summary>The settings that a score depends on, as one hash.</summary>
internal static class ShardSettings
{
    public static string Sha256(IngestOptions ingest, ScoringOptions scoring) => Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
        {
            program = typeof(ScoreRun).Assembly.ManifestModule.ModuleVersionId,
            core = typeof(ItemScorer).Assembly.ManifestModule.ModuleVersionId,
            map = ingest.ColumnMap.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            ingest.MaxLetterBytes,
            scoring.EnoughWords,
            scoring.LeastKnown,
        })));
}
