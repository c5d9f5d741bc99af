namespace ImrPredict.Training.Calibration;

/// <summary>How a learner's log-odds become a probability.</summary>
public enum CalibrationKind
{
    /// <summary>A line through the log-odds (Platt 1999).</summary>
    Platt,
}
