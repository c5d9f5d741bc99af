using ImrPredict.Cases.Provenance;
using ImrPredict.Cases.Schema;
using ImrPredict.Numerics;
using ImrPredict.Scoring.Items;
using ImrPredict.Training.Drift;

namespace ImrPredict.Scoring.Backlog;

/// <summary>What the rows of a run look like, to be compared with the rows that the model learnt from.</summary>
/// <param name="reference">The rows learnt from.</param>
internal sealed class InputProfile(ReferenceProfile reference)
{
    private readonly long[] _filled = new long[ItemFields.Names.Count];
    private readonly SortedDictionary<string, long> _sources = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _services = new(StringComparer.Ordinal);
    private readonly long[] _scores = new long[reference.Score.Shares.Count];
    private string? _letter;
    private long _letters;
    private double _known;
    private long _rows;

    /// <summary>Counts a row; rows of a letter come one after the other.</summary>
    public void Add(ItemScore row)
    {
        _rows++;
        _letters += row.CaseNumber == _letter ? 0 : 1;
        _letter = row.CaseNumber;
        _known += row.KnownShare;
        for (var i = 0; i < _filled.Length; i++)
        {
            _filled[i] += (row.Filled >> i) & 1;
        }

        var source = row.Source.ToString();
        _sources[source] = _sources.GetValueOrDefault(source) + 1;
        _services[row.Service] = _services.GetValueOrDefault(row.Service) + 1;
        if (row.WrittenProbability is { } p)
        {
            _scores[reference.Score.BinOf(p)]++;
        }
    }

    /// <summary>
    /// What a reader should know before trusting the scores: fields that the model learnt with and the input lacks,
    /// kinds of input that it has not met, and large shifts of scores and services
    /// (<see cref="PopulationStabilityIndex"/>), on 50 rows or more.
    /// </summary>
    public IReadOnlyList<string> Warnings() => _rows == 0 ? [] : [.. Missing(), .. Unmet(), .. Shifts()];

    private IEnumerable<string> Missing()
    {
        var missing = (
            from pair in ItemFields.Names.Select((name, i) => (name, i))
            let learnt = reference.Filled.GetValueOrDefault(pair.name)
            let here = (double)_filled[pair.i] / _rows
            where learnt >= 0.5 && here < 0.1
            select (pair.name, here, learnt)).ToList();
        if (missing.Count > 0)
        {
            var most = missing.Max(field => field.here);
            yield return $"{string.Join(", ", missing.Select(field => field.name))} "
                + $"{(missing.Count == 1 ? "is" : "are")} filled in {(most > 0 ? $"at most {Percent(most)}" : "none")} "
                + $"of the rows; the model learnt with {(missing.Count == 1 ? "it" : "them")} in "
                + $"{Percent(missing.Min(field => field.learnt))}{(missing.Count == 1 ? "" : " or more")}, so these "
                + "scores rest on less";
        }
    }

    private IEnumerable<string> Unmet()
    {
        var learnt = reference.Levels.GetValueOrDefault(CaseColumns.Source.Name);
        foreach (var (source, count) in _sources)
        {
            if (learnt is not null && !learnt.ContainsKey(source))
            {
                yield return $"{Percent((double)count / _rows)} of the rows come from a kind of input that the model "
                    + $"has not learnt from ({Words(source)}); its probabilities are not calibrated for it";
            }
        }

        if (_known / _rows < reference.KnownShare.Mean - 0.15)
        {
            yield return $"the model knows {Percent(_known / _rows)} of the words and categories of the rows; in "
                + $"training it knew {Percent(reference.KnownShare.Mean)} of those of held-out rows";
        }
    }

    private IEnumerable<string> Shifts()
    {
        if (_rows < DriftReport.FewestRows)
        {
            yield break;
        }

        var mix = _services.Keys.Union(reference.Services.Keys).Select(key => (
            reference.Services.GetValueOrDefault(key), (double)_services.GetValueOrDefault(key) / _rows));
        if (LargeShift(mix) is { } differs)
        {
            yield return FormattableString.Invariant(
                $"the mix of services differs from the rows learnt from (stability index {differs:0.00}; above 0.25 ")
                + "and beyond chance)";
        }

        var scored = _scores.Sum();
        if (scored >= DriftReport.FewestRows
            && LargeShift(reference.Score.Shares.Zip(_scores, (then, now) => (then, (double)now / scored)))
                is { } shift)
        {
            yield return FormattableString.Invariant(
                $"the scores are spread otherwise than on rows held out in training (stability index {shift:0.00}; ")
                + "above 0.25 and beyond chance)";
        }
    }

    private double? LargeShift(IEnumerable<(double Before, double Now)> cells)
    {
        var index = PopulationStabilityIndex.Compare(cells, (reference.Rows, reference.Letters), (_rows, _letters));
        return index.Reaches(PopulationStabilityIndex.Large) ? index.Value : null;
    }

    // The reference names a source as the enumeration does; people read the name that tables have.
    private static string Words(string source) =>
        Enum.TryParse<ItemSource>(source, out var known) ? ItemSources.Name(known) : source;

    private static string Percent(double share) =>
        share.ToString("0.# %", System.Globalization.CultureInfo.InvariantCulture);
}
