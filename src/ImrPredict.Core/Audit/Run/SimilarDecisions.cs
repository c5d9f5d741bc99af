using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Features.Lexical.Words;

namespace ImrPredict.Audit.Run;

/// <summary>
/// Finds the decisions of other cases that are most like one: by the words of request and clinical text, rare words
/// counting more (cosine of TF-IDF); items without text by equal categories.
/// </summary>
internal sealed class SimilarDecisions
{
    private const double MostCommon = 0.2;
    private const double LeastAlike = 0.1;

    private readonly IReadOnlyList<DecidedItem> _items;
    private readonly (ulong Word, double Weight)[][] _rows;
    private readonly Dictionary<ulong, List<(int Row, double Weight)>> _byWord = [];
    private readonly ILookup<string, int> _byCategories;

    /// <summary>Indexes the items.</summary>
    public SimilarDecisions(IReadOnlyList<DecidedItem> items)
    {
        _items = items;
        var counts = items.AsParallel().AsOrdered().Select(i => Words(i.Item)).ToList();
        var frequency = new Dictionary<ulong, int>();
        foreach (var word in counts.SelectMany(c => c.Keys))
        {
            frequency[word] = frequency.GetValueOrDefault(word) + 1;
        }

        _rows = [.. counts.Select(c => Weights(c, frequency))];
        for (var row = 0; row < _rows.Length; row++)
        {
            foreach (var (word, weight) in _rows[row])
            {
                (_byWord.TryGetValue(word, out var found) ? found : _byWord[word] = []).Add((row, weight));
            }
        }

        _byCategories = Enumerable.Range(0, items.Count)
            .ToLookup(row => Categories(items[row].Item), StringComparer.Ordinal);
    }

    /// <summary>The most similar decisions of other cases in words, those that went the other way first.</summary>
    /// <param name="row">Place of the item, from 0.</param>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<string> Find(int row, int count) =>
        _rows[row].Length > 0 ? ByWords(row, count) : ByCategories(row);

    private static Dictionary<ulong, int> Words(DisputedItem item)
    {
        var counts = new Dictionary<ulong, int>();
        if (item.ClinicalText.Length == 0)
        {
            return counts;
        }

        var words = new TextTokens($"{item.RequestedService}\n{item.ClinicalText}");
        while (words.MoveNext())
        {
            counts[words.Hash] = counts.GetValueOrDefault(words.Hash) + 1;
        }

        return counts;
    }

    private (ulong, double)[] Weights(Dictionary<ulong, int> counts, Dictionary<ulong, int> frequency)
    {
        var kept = counts.Where(c => frequency[c.Key] > 1 && frequency[c.Key] <= Math.Max(2, MostCommon * _items.Count))
            .OrderBy(c => c.Key)
            .Select(c => (
                Word: c.Key,
                Weight: (1 + Math.Log(c.Value)) * Math.Log((1.0 + _items.Count) / frequency[c.Key])))
            .ToList();
        var length = Math.Sqrt(kept.Sum(w => w.Weight * w.Weight));
        return [.. kept.Select(w => (w.Word, w.Weight / length))];
    }

    private List<string> ByWords(int row, int count)
    {
        var alike = new double[_items.Count];
        foreach (var (word, weight) in _rows[row])
        {
            foreach (var (other, theirs) in _byWord[word])
            {
                alike[other] += weight * theirs;
            }
        }

        var nearest = Enumerable.Range(0, _items.Count)
            .Where(other => alike[other] >= LeastAlike && _items[other].Item.CaseNumber != _items[row].Item.CaseNumber)
            .OrderByDescending(other => alike[other]).Take(count).ToList();
        return [.. nearest.OrderBy(other => _items[other].Overturned == _items[row].Overturned ? 1 : 0)
            .Select(other => string.Create(
                CultureInfo.InvariantCulture,
                $"{_items[other].Item.CaseNumber} item {_items[other].Item.Number}: {Outcome(other)}, "
                    + $"{alike[other]:P0} alike in its words"))];
    }

    private List<string> ByCategories(int row)
    {
        var others = _byCategories[Categories(_items[row].Item)]
            .Where(other => _items[other].Item.CaseNumber != _items[row].Item.CaseNumber).ToList();
        var otherWay = others.Count(other => _items[other].Overturned != _items[row].Overturned);
        return others.Count == 0
            ? ["No other decision has the same categories of diagnosis, treatment and type."]
            : [string.Create(
                CultureInfo.InvariantCulture,
                $"Of {others.Count:N0} other decisions with the same categories of diagnosis, treatment and type "
                    + $"{otherWay:N0} went the other way.")];
    }

    private string Outcome(int row) => _items[row].Overturned ? "overturned" : "upheld";

    private static string Categories(DisputedItem item) => string.Join(
        '\u001f', item.DiagnosisCategory, item.DiagnosisSubcategory, item.TreatmentCategory, item.TreatmentSubcategory,
        item.ImrType, item.RequestedService, item.ServiceCategory);
}
