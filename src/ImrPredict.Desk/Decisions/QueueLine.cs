using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImrPredict.Audit.Log;
using ImrPredict.Desk.Doors;

namespace ImrPredict.Desk.Decisions;

/// <summary>A decision as one reader may see it.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Reader">The reader; empty for one without a name.</param>
/// <param name="Judged">What readers gave; null for nothing.</param>
/// <param name="Begun">What this reader has begun or put aside.</param>
public sealed record QueueLine(AuditedDecision Decision, string Reader, JudgedDecision? Judged, Reading? Begun)
{
    /// <summary>Readers of a decision; what they gave is seen when all of them have given theirs.</summary>
    public const int Readers = 2;

    /// <summary>What this reader gave.</summary>
    public LogEntry? Own => Judged?.Readers.FirstOrDefault(entry => ReaderName.IsSame(entry.Who, Reader));

    /// <summary>
    /// Whether this reader may see a finding on the same case and item that was given where it was decided otherwise;
    /// it counts for nothing here.
    /// </summary>
    public bool IsJudgedOtherwise { get; init; }

    /// <summary>Whether findings of others may be seen.</summary>
    public bool IsOpen => Judged is { } judged && (judged.Readers.Count >= Readers || judged.Adjudication is not null);

    /// <summary>Whether readers differ and nobody has settled it.</summary>
    public bool NeedsSettling => IsOpen && Judged is { Settled: null };

    /// <summary>Whether this reader can give a finding, or take it back.</summary>
    public bool IsTaking => !IsOpen;

    /// <summary>What tells lines and where their reader stands with them from any others.</summary>
    public static string DigestOf(IEnumerable<QueueLine> lines) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.ASCII.GetBytes(string.Join(',', lines.OrderBy(line => line.Decision.Number).Select(line =>
            string.Create(CultureInfo.InvariantCulture, $"{line.Decision.Number}:{line.State}"))))));

    public ReadingState State => Own is not null || IsOpen ? ReadingState.Done : Begun?.State ?? ReadingState.Pending;
}
