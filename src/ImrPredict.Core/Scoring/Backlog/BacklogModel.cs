using System.Runtime.CompilerServices;
using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.Ingest;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Items;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Training.Drift;
using ImrPredict.Training.Model;
using ImrPredict.Training.Package;

namespace ImrPredict.Scoring.Backlog;

/// <summary>A model package opened to score backlogs: all that a run takes from it. Immutable.</summary>
public sealed class BacklogModel
{
    // What a journal of another format means is not known; a run of an earlier version is not resumed.
    private const int JournalOfThisVersion = 3;

    private readonly PackagePlace _place;
    private readonly OutcomeModel _model;
    private readonly ReferenceProfile _reference;

    private BacklogModel(PackagePlace place)
    {
        _place = place;
        _model = ModelPackage.Load(place);
        _reference = ModelPackage.ReadReference(place);
        Scorer = new ItemScorer(
            _model, new ScoringOptions(), PrecedentIndex.OpenOrNull(place), ModelPackage.ReadLearntRows(place));
    }

    /// <summary>Id of the model.</summary>
    public string Id => _model.Id;

    /// <summary>Whether it has learnt from invented cases alone.</summary>
    public bool IsSynthetic => _model.IsSynthetic;

    /// <summary>Correlation of the outcomes of two items of a letter, given their scores, 0 to 1.</summary>
    public double LetterCorrelation => _model.LetterCorrelation;

    /// <summary>What scores.</summary>
    public ItemScorer Scorer { get; }

    /// <summary>Opens a package.</summary>
    /// <param name="place">The package, and whose signature it must have.</param>
    /// <exception cref="ImrPredictException">A file is missing, was changed, or is of a newer format.</exception>
    public static BacklogModel Load(PackagePlace place) => new(place);

    /// <summary>What makes two runs the same: model, inputs, settings; for the run's journal.</summary>
    /// <param name="files">The files in their order.</param>
    /// <param name="ingest">How they are read.</param>
    public string Fingerprint(IReadOnlyList<string> files, IngestOptions ingest) => JsonSerializer.Serialize(new
    {
        format = JournalOfThisVersion,
        package = ModelPackage.Sha256Of(_place),
        map = ingest.ColumnMap.OrderBy(pair => pair.Key, StringComparer.Ordinal),
        ingest.Limits,
        ingest.PassHouseColumns,
        ingest.Redact,
        files = files.Select(file => new FileInfo(file))
            .Select(file => new
            {
                file.FullName,
                Length = file.Exists ? file.Length : -1,
                file.LastWriteTimeUtc,
            }),
    });

    /// <summary>Compares items with those that the model has learnt from (<see cref="DriftCheck"/>).</summary>
    /// <param name="items">New items, decided or not.</param>
    /// <param name="overturned">Outcome of each; null where not decided.</param>
    /// <exception cref="ImrPredictException">There is no item.</exception>
    public DriftReport DriftOf(IReadOnlyList<DisputedItem> items, IReadOnlyList<bool?> overturned) =>
        DriftCheck.Compare(_reference, _model, items, overturned);

    /// <summary>Begins to join what a journal holds, and what is added to it.</summary>
    public ScoreMerge Begin(ScoreJournal journal) => ScoreMerge.Begin([journal], _model, _reference);

    /// <summary>Scores files in their order, after what the journal holds of them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="ingest">How they are read.</param>
    /// <param name="journal">Keeps each row and reject.</param>
    /// <param name="merge">Counts them.</param>
    /// <param name="seen">
    /// Told all that is read, in order, also what the journal holds already, before it is scored.
    /// </param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <returns>What was added to the journal.</returns>
    public async IAsyncEnumerable<ScoreRead> ScoreAsync(
        IReadOnlyList<string> files, IngestOptions ingest, ScoreJournal journal, ScoreMerge merge,
        Action<ItemRead> seen, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var reads = ItemReader.ReadFilesAsync(files, ingest, cancellation)
            .Where(read =>
            {
                seen(read);
                return read is not ItemRead.AlreadyRead;
            })
            .Skip((int)journal.Entries);
        await foreach (var read in BacklogScorer.ScoreAsync(reads, Scorer, cancellation).ConfigureAwait(false))
        {
            journal.Add(read);
            merge.Count(read);
            yield return read;
        }
    }
}
