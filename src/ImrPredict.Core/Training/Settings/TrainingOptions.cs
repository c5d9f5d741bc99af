using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ImrPredict.Features;

namespace ImrPredict.Training.Settings;

/// <summary>Settings of training. The settings used are saved in the model package as <c>options.json</c>.</summary>
public sealed record TrainingOptions
{
    /// <summary>Seed of every random draw. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// First year of the test rows: the figures are those of a model of strictly earlier years. Null (default): the
    /// last years that hold 500 rows where rows are dated, else clusters drawn at random; few rows are cross-validated.
    /// </summary>
    [Range(1990, 2100)]
    public int? TestFrom { get; init; }

    /// <summary>Share of the rows, whole clusters, kept for the test where no year is given. Default 0.2.</summary>
    [Range(0.05, 0.5)]
    public double TestFraction { get; init; } = 0.2;

    /// <summary>Below this number of rows the figures are cross-validated instead. Unit: rows. Default 2,000.</summary>
    [Range(0, 1_000_000)]
    public int CrossValidateBelow { get; init; } = 2000;

    /// <summary>Folds of the cross-validated figures. Default 5.</summary>
    [Range(2, 50)]
    public int TestFolds { get; init; } = 5;

    /// <summary>Folds inside the training rows: stacking, selection, calibration. Default 5.</summary>
    [Range(2, 20)]
    public int Folds { get; init; } = 5;

    /// <summary>How often the folds inside the training rows are drawn anew when rows are few. Default 1.</summary>
    [Range(1, 20)]
    public int Repeats { get; init; } = 1;

    /// <summary>Years held out one after the other inside dated training rows for selection. Default 4.</summary>
    [Range(1, 20)]
    public int BacktestYears { get; init; } = 4;

    /// <summary>Strengths of the L2 penalty of logistic regressions to choose from. Default 0.3, 3, 30.</summary>
    [MinLength(1)]
    public IReadOnlyList<double> L2 { get; init; } = [0.3, 3, 30];

    /// <summary>
    /// Half-lives of a row's weight to choose from for codes and rates; 0 gives all rows the same. Only for dated rows.
    /// Unit: years. Default 0, 6, 3, 1.5, 0.75.
    /// </summary>
    [MinLength(1)]
    public IReadOnlyList<double> HalfLifeYears { get; init; } = [0, 6, 3, 1.5, 0.75];

    /// <summary>
    /// Learners to fit and fuse: text, codes, rates, or plain. Default text, codes, rates.
    /// </summary>
    [MinLength(1)]
    public IReadOnlyList<string> Candidates { get; init; } =
        [CandidateNames.Text, CandidateNames.Codes, CandidateNames.Rates];

    /// <summary>
    /// Whether the saved model is fitted on all rows; else it is the one that was judged, where that is one. Default
    /// true.
    /// </summary>
    public bool RefitOnAll { get; init; } = true;

    /// <summary>Whether training goes on when the leak sentinel trips. Default false.</summary>
    public bool AllowLeak { get; init; }

    /// <summary>Share of common 5-word runs from which on two texts are near duplicates. Default 0.5.</summary>
    [Range(0.1, 1.0)]
    public double NearDuplicateSimilarity { get; init; } = 0.5;

    /// <summary>Resamples of the bootstrap behind the intervals. Default 1000.</summary>
    [Range(100, 100_000)]
    public int BootstrapResamples { get; init; } = 1000;

    /// <summary>
    /// Shares of the training letters from which the model is learnt again, for the learning curve; empty for none.
    /// Changes no model. Unit: fraction. Default 0.1, 0.25, 0.5.
    /// </summary>
    public IReadOnlyList<double> LearningCurve { get; init; } = [0.1, 0.25, 0.5];

    /// <summary>
    /// Source that the others must help: the name of a file, or a kind of input. Its rows judge the others, and give
    /// the figures. Default null: the source of the latest decision judges the others; all rows give the figures.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Target { get; init; }

    /// <summary>
    /// Who is responsible for the model, for its card. Default null: the card says that it is not stated.
    /// </summary>
    public string? Contact { get; init; }

    /// <summary>
    /// How many fits run at once. Default: the number of cores. Changes neither the model nor the figures, so it is
    /// not saved with them.
    /// </summary>
    [Range(1, 1024)]
    [JsonIgnore]
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Settings of the features.</summary>
    public FeatureOptions Features { get; init; } = new();

    /// <summary>
    /// The settings of the baseline: words, pairs of words and categories in one logistic regression, nothing else and
    /// nothing chosen.
    /// </summary>
    internal TrainingOptions Plain => this with
    {
        Candidates = [CandidateNames.Plain],
        L2 = [1],
        HalfLifeYears = [0],
        Features = new FeatureOptions
        {
            TextCharactersAtMost = 0,
            CategoryCrosses = false,
            EvidenceWeight = 0,
            KnowledgeWeight = 0,
        },
    };
}
