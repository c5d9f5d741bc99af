using System.Globalization;
using ImrPredict.Audit.Charts;
using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Training.Assessment;
using ImrPredict.Training.Package;
using ImrPredict.Training.Settings;

namespace ImrPredict.Audit.Run;

/// <summary>Gathers the decided items of a run and makes the input of its audit of them.</summary>
public sealed class AuditIntake
{
    private readonly OutOfFoldOptions _options;
    private readonly AuditModel? _judge;
    private readonly List<DecidedItem> _read = [];
    private readonly Lazy<DistinctDecisions> _decisions;

    /// <summary>Begins.</summary>
    /// <param name="options">How the expectation is learnt from the decisions themselves.</param>
    /// <param name="model">The package that gives the expectation instead; null for none.</param>
    /// <exception cref="ImrPredictException">The package is missing or broken.</exception>
    public AuditIntake(OutOfFoldOptions options, PackagePlace? model)
    {
        _options = options;
        _judge = model is null ? null : new AuditModel(model);
        _decisions = new(() => DistinctDecisions.Of(_read));
    }

    /// <summary>Decisions that the package has learnt from, and that it does not judge.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Rows that give a decision which another row gives too; null for none.</summary>
    public RepeatedDecisions? Repeated => _decisions.Value.Repeated;

    /// <summary>Adds a decision as it is read.</summary>
    public void Add(DecidedItem decided)
    {
        if (_judge?.HasLearntFrom(decided) == true)
        {
            LeftOut++;
        }
        else
        {
            _read.Add(decided);
        }
    }

    /// <summary>The layout of the letters, where there are several, and the columns asked for.</summary>
    /// <param name="files">The files that were read.</param>
    /// <param name="names">Names of columns of the files, or of fields of the item.</param>
    /// <param name="options">How they were read.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="ImrPredictException">There is no such column.</exception>
    public async Task<IReadOnlyList<UnitColumn>> UnitsAsync(
        IReadOnlyList<string> files, IReadOnlyList<string> names, IngestOptions options, CancellationToken cancellation)
    {
        var items = _decisions.Value.Items;
        var columns = new List<UnitColumn>();
        List<string?> layouts = [.. items.Select(item => item.Layout?.ToString())];
        if (layouts.Distinct().Count(layout => layout is not null) > 1)
        {
            columns.Add(new("layout", layouts));
        }

        var asked = names.Distinct(StringComparer.Ordinal).ToList();
        var house = asked.Where(name => UnitColumns.Named(items, name) is null).ToList();
        var cells = await HouseColumns.ReadAsync(files, house, options, cancellation).ConfigureAwait(false);
        columns.AddRange(asked.Select(name => UnitColumns.Named(items, name) ?? new UnitColumn(
            name, [.. items.Select(item => cells[house.IndexOf(name)].GetValueOrDefault(item.At!.Value))])));
        return columns;
    }

    /// <summary>The decisions with what was to be expected of each.</summary>
    /// <param name="units">Further unit columns.</param>
    /// <param name="inputs">What the report calls the inputs.</param>
    /// <param name="tally">What was read.</param>
    /// <param name="progress">Told how far learning is; null for none.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ImrPredictException">Too few decisions to learn from.</exception>
    public AuditInput Expect(
        IReadOnlyList<UnitColumn> units, string inputs, IngestTally tally, Action<TrainingProgress>? progress,
        CancellationToken cancellation)
    {
        var items = _decisions.Value.Items;
        var learnt = _judge is not null ? null : OutOfFold.Predict(items, _options, progress, cancellation);
        return new AuditInput
        {
            Items = items,
            Expected = _judge?.Expect(items) ?? learnt!.Probabilities,
            HouseColumns = units,
            Repeated = Repeated,
            Model = _judge?.Description
                ?? string.Create(CultureInfo.InvariantCulture, $"{learnt!.Description}; seed {_options.Training.Seed}"),
            Data = Describe(inputs, tally),
            EvidenceOf = new OutOfFoldEvidence(
                items, _judge is null ? learnt!.ModelOf : _ => _judge.Model).Find,
        };
    }

    private static string Describe(string inputs, IngestTally tally) => string.Create(
        CultureInfo.InvariantCulture,
        $"{inputs}: {tally.Decided:N0} decided items "
            + $"({string.Join(", ", tally.BySource.Select(s => $"{s.Key} {s.Value}"))}); "
            + $"{tally.Items - tally.Decided:N0} without a decision left out, {tally.Rejects:N0} rejected");
}
