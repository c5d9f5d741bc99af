using ImrPredict.Training.Assessment.Results;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Model;
using ImrPredict.Training.Precedents;
using ImrPredict.Training.Settings;

namespace ImrPredict.Training.Package;

/// <summary>What a training run gives, and a package is made of.</summary>
public sealed record TrainingRun
{
    /// <summary>The model to save.</summary>
    public required OutcomeModel Model { get; init; }

    /// <summary>The content of its <c>model.zip</c>.</summary>
    internal byte[] Archive { get; init; } = [];

    /// <summary>
    /// The content of its <c>plain.zip</c>; empty where the plain baseline is the model, or there is none.
    /// </summary>
    internal byte[] PlainArchive { get; init; } = [];

    /// <summary>The figures on rows that the judged model had not seen.</summary>
    public required EvaluationReport Report { get; init; }

    /// <summary>The settings used.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>Settings of the learners that selection chose; null where none were chosen.</summary>
    internal LearnerSettings? Settings { get; init; }

    /// <summary>Names of the sources that were left out.</summary>
    internal IReadOnlyList<string> SourcesLeftOut { get; init; } = [];

    /// <summary>The rows that the saved model learnt from, in numbers.</summary>
    public required DataSummary Data { get; init; }

    /// <summary>What scores and features look like among the rows learnt from.</summary>
    public required ReferenceProfile Reference { get; init; }

    /// <summary>Which rows the saved model learnt from.</summary>
    public required TrainingFingerprints Learnt { get; init; }

    /// <summary>
    /// Whether the rows learnt from have titles or texts, of which no word stands in enough letters to be known.
    /// </summary>
    public bool ReadsNoWords { get; init; }

    /// <summary>Whether what tells of a person was replaced in the texts learnt from.</summary>
    public bool Redacted { get; init; }

    /// <summary>The items to offer as precedents; null for a package without them.</summary>
    public PrecedentSource? Precedents { get; init; }
}
