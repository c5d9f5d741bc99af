using System.Text.Json.Serialization;
using ImrPredict.Cases.Provenance;

namespace ImrPredict.Evaluation.Splits;

/// <summary>Rows that give a decision which a row that tells more gives too; each decision counts once.</summary>
/// <param name="Rows">Rows that do not count.</param>
/// <param name="Conflicting">Decisions whose rows state different outcomes; that of the row kept counts.</param>
public sealed record RepeatedDecisions(int Rows, int Conflicting)
{
    /// <summary>Where the kept rows of the first conflicting decisions stand, at most 20; not in files.</summary>
    [JsonIgnore]
    public IReadOnlyList<SourceLocation> Conflicts { get; init; } = [];
}
