using System.Diagnostics;
using System.Text.Json.Serialization;
using ImrPredict.Reports.Scores;
using ImrPredict.Scoring.Backlog;

namespace ImrPredict.Score.Runs;

/// <summary>The JSON result of scoring.</summary>
internal sealed record ScoreResult
{
    public required long ItemsIn { get; init; }

    public required long Scored { get; init; }

    public required long Abstained { get; init; }

    public required long Rejected { get; init; }

    /// <summary>Rows of tables and copies of letters that hold items which letters gave; not among the items.</summary>
    public required long AlreadyRead { get; init; }

    /// <summary>Sum of the probabilities.</summary>
    public required double ExpectedOverturns { get; init; }

    /// <summary>Lower end of its 95 % interval.</summary>
    public required double ExpectedLow { get; init; }

    /// <summary>Upper end.</summary>
    public required double ExpectedHigh { get; init; }

    /// <summary>What there is time to read; only where that was said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReadingCapacity? AtCapacity { get; init; }

    /// <summary>What a reader should know before trusting the scores.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Columns of the inputs in the score table, under the names that they have there.</summary>
    public required IReadOnlyList<string> HouseColumns { get; init; }

    /// <summary>Columns of the inputs that were not copied, since they hold free text.</summary>
    public required IReadOnlyList<string> HouseColumnsWithheld { get; init; }

    public required double Seconds { get; init; }

    public required double PeakMb { get; init; }

    public required string ModelId { get; init; }

    [JsonIgnore]
    public double RejectShare => ItemsIn == 0 ? 0 : (double)Rejected / ItemsIn;

    public static ScoreResult Of(ScoreSummary summary, long already, TimeSpan elapsed) => new()
    {
        ItemsIn = summary.Tally.ItemsIn,
        Scored = summary.Tally.Scored,
        Abstained = summary.Tally.Abstained,
        Rejected = summary.Tally.Rejected,
        AlreadyRead = already,
        ExpectedOverturns = summary.Tally.ExpectedOverturns,
        ExpectedLow = summary.Tally.ExpectedInterval.Low,
        ExpectedHigh = summary.Tally.ExpectedInterval.High,
        AtCapacity = summary.Capacity,
        Warnings = summary.Warnings,
        HouseColumns = ScoreTable.NamesOf(summary.Passed),
        HouseColumnsWithheld = summary.Passed.Withheld,
        Seconds = elapsed.TotalSeconds,
        PeakMb = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6,
        ModelId = summary.ModelId,
    };
}
