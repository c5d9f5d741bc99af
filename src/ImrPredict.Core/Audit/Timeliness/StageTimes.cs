using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Audit.Timeliness;

/// <summary>How long a stage took in the cases of a unit and year.</summary>
public sealed record StageTimes
{
    /// <summary>The stage.</summary>
    public required TimedStage Stage { get; init; }

    /// <summary>Column of the unit; empty for all cases.</summary>
    public required string Column { get; init; }

    /// <summary>The unit; empty for all cases.</summary>
    public required string Unit { get; init; }

    /// <summary>Year of the decision; null for all years together.</summary>
    public required int? Year { get; init; }

    /// <summary>Cases of the unit and year.</summary>
    public required int Cases { get; init; }

    /// <summary>Those whose days are known.</summary>
    public required int Timed { get; init; }

    /// <summary>Those whose dates are out of order; not among the timed ones.</summary>
    public required int OutOfOrder { get; init; }

    /// <summary>Median of the days; NaN where none is known.</summary>
    public required Estimate Median { get; init; }

    /// <summary>The days within which nine of ten cases were done.</summary>
    public required Estimate Ninetieth { get; init; }

    /// <summary>Timed cases that have a clock.</summary>
    public required int Clocked { get; init; }

    /// <summary>Those beyond it.</summary>
    public required int Beyond { get; init; }

    /// <summary>Share of the clocked cases beyond it; NaN where none has a clock.</summary>
    public Estimate BeyondShare => Clocked == 0
        ? new(double.NaN, double.NaN, double.NaN)
        : WilsonInterval.Estimate((double)Beyond / Clocked, Clocked);

    /// <summary>Whether there are too few timed cases to read much from.</summary>
    public required bool IsFew { get; init; }

    /// <summary>Cases without the dates of the stage.</summary>
    public int WithoutDates => Cases - Timed - OutOfOrder;
}
