namespace ImrPredict.Training.Calibration;

/// <summary>How a learner's log-odds become a probability.</summary>
public enum CalibrationKind
{
    /// <summary>A line through the log-odds (Platt 1999).</summary>
    Platt,

    /// <summary>Beta calibration (Kull, Silva Filho and Flach 2017).</summary>
    Beta,

    /// <summary>A rising curve through bins, straight between them (isotonic regression).</summary>
    Isotonic,
}
