using System.Collections.Concurrent;
using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Store.Search;

namespace ImrPredict.Desk.Work;

/// <summary>
/// What searches come to. The counts of all decisions with some words are kept until the store takes in, or loses, a
/// decision; each facet is a sum of them.
/// </summary>
internal sealed class SearchSums(DeskStore store)
{
    private const int MostKept = 200;
    private readonly DecisionSearch _search = new(store);
    private readonly ConcurrentDictionary<(string State, string Words), IReadOnlyList<DecisionCell>> _kept =
        new();

    /// <summary>The sum of a search.</summary>
    public SearchSum Of(SearchFilter filter)
    {
        var state = _search.State();
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        var words = new SearchFilter { Words = filter.Words, Diagnosis = filter.Diagnosis };
        var cells = Cells(state, words);
        var known = words.IsAll ? cells : Cells(state, new());
        List<DecisionCell> ofOutcome =
            [.. cells.Where(cell => filter.Outcome is not { } outcome || cell.Outcome == outcome)];
        List<DecisionCell> ofYear = [.. ofOutcome.Where(cell => filter.Year is null || cell.Year == filter.Year)];
        List<DecisionCell> ofService =
            [.. ofOutcome.Where(cell => filter.Service.Length == 0 || cell.Service == filter.Service)];
        List<DecisionCell> found = [.. ofYear.Intersect(ofService)];
        return new(
            known.Sum(cell => cell.Count), found.Where(cell => cell.Outcome == Outcome.Upheld).Sum(cell => cell.Count),
            found.Where(cell => cell.Outcome == Outcome.Overturned).Sum(cell => cell.Count),
            [
                .. ofYear.GroupBy(cell => cell.Service).Select(g => (g.Key, Count: g.Sum(cell => cell.Count)))
                    .OrderByDescending(g => g.Count).ThenBy(g => g.Key, StringComparer.Ordinal),
            ],
            [
                .. ofService.Where(cell => cell.Year is not null).GroupBy(cell => cell.Year!.Value)
                    .OrderByDescending(g => g.Key)
                    .Select(g => (g.Key.ToString(CultureInfo.InvariantCulture), g.Sum(cell => cell.Count))),
            ]);
    }

    private IReadOnlyList<DecisionCell> Cells(string state, SearchFilter words) =>
        _kept.GetOrAdd((state, words.Key), _ => _search.Cells(words));
}

/// <summary>What a search comes to.</summary>
/// <param name="Known">Decisions in the store, each once.</param>
/// <param name="Upheld">Those found that were upheld.</param>
/// <param name="Overturned">Those found that were overturned.</param>
/// <param name="Services">Decisions by service, within what else is asked for.</param>
/// <param name="Years">Decisions by year, within what else is asked for.</param>
public sealed record SearchSum(
    long Known, long Upheld, long Overturned, IReadOnlyList<(string Value, long Count)> Services,
    IReadOnlyList<(string Value, long Count)> Years)
{
    /// <summary>All that was found.</summary>
    public long Found => Upheld + Overturned;
}
