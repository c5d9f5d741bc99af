using ImrPredict.Cases;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;

namespace ImrPredict.Audit.Run;

/// <summary>
/// A model package as the expectation of an audit: for batches that are too small to learn one from. It judges no
/// decision that it has learnt from.
/// </summary>
internal sealed class AuditModel(PackagePlace place)
{
    private readonly TrainingFingerprints _learnt = ModelPackage.ReadLearntRows(place);

    /// <summary>The model.</summary>
    public OutcomeModel Model { get; } = ModelPackage.Load(place);

    /// <summary>What the report says of it.</summary>
    public string Description => $"model package {Path.GetFileName(Path.TrimEndingDirectorySeparator(place.Folder))} "
        + $"({Model.Id}), which has learnt from none of these decisions, their cases or their texts";

    /// <summary>Whether it has learnt from a decision.</summary>
    public bool HasLearntFrom(DecidedItem item) => _learnt.Contains(item);

    /// <summary>Probability of overturn of each decision.</summary>
    public IReadOnlyList<double> Expect(IReadOnlyList<DecidedItem> items) =>
        [.. Model.Score([.. items.Select(i => i.Item)]).Select(score => score.OverturnProbability)];
}
