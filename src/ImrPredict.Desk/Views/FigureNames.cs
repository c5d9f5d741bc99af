namespace ImrPredict.Desk.Views;

/// <summary>The figures of a package that pages show, by their names in the JSON results.</summary>
public static class FigureNames
{
    /// <summary>Name and meaning, in the order in which they are shown.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        ("auc", "AUC: how often an overturned row scores above an upheld one; 0.5 is chance"),
        ("ap", "Average precision of overturned; the share overturned is chance"),
        ("recall_at_top10", "Share of the overturned found in the tenth that scores highest"),
        ("brier", "Brier score; less is better"),
        ("brier_skill", "Brier skill against the usual rate of the service; above 0 is better"),
        ("log_loss", "Log-loss; less is better"),
        ("ece", "Calibration error; less is better"),
        ("mean_probability", "Mean probability said"),
    ];
}
