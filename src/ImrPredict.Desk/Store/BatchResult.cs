using ImrPredict.Reports.Scores;
using ImrPredict.Scoring.Backlog;

namespace ImrPredict.Desk.Store;

/// <summary>What a batch came to, as the scoring command reports it.</summary>
public sealed record BatchResult
{
    public required string ModelId { get; init; }

    public required long Scored { get; init; }

    public required long Abstained { get; init; }

    public required long Rejected { get; init; }

    public required double ExpectedOverturns { get; init; }

    public required double ExpectedLow { get; init; }

    public required double ExpectedHigh { get; init; }

    /// <summary>Correlation of two items of a letter, which intervals of parts of the batch use too.</summary>
    public required double LetterCorrelation { get; init; }

    /// <summary>What a reader should know before trusting the scores.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What of the inputs was not read, and what stands there twice.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Names of the inputs' columns that follow ours.</summary>
    public required IReadOnlyList<string> Passed { get; init; }

    /// <summary>Columns that are not copied, since they hold free text.</summary>
    public required IReadOnlyList<string> Withheld { get; init; }

    public long ItemsIn => Scored + Abstained + Rejected;

    public static BatchResult Of(ScoreSummary summary, IReadOnlyList<string> notes) => new()
    {
        ModelId = summary.ModelId,
        Scored = summary.Tally.Scored,
        Abstained = summary.Tally.Abstained,
        Rejected = summary.Tally.Rejected,
        ExpectedOverturns = summary.Tally.ExpectedOverturns,
        ExpectedLow = summary.Tally.ExpectedInterval.Low,
        ExpectedHigh = summary.Tally.ExpectedInterval.High,
        LetterCorrelation = summary.Tally.LetterCorrelation,
        Warnings = summary.Warnings,
        Notes = notes,
        Passed = ScoreTable.NamesOf(summary.Passed),
        Withheld = summary.Passed.Withheld,
    };
}
