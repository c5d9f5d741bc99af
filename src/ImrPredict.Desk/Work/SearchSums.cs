using System.Collections.Concurrent;
using ImrPredict.Desk.Store;
using ImrPredict.Desk.Store.Search;

namespace ImrPredict.Desk.Work;

/// <summary>What searches come to, kept until the store takes in, or loses, a decision.</summary>
internal sealed class SearchSums(DeskStore store)
{
    private const int MostKept = 200;
    private readonly DecisionSearch _search = new(store);
    private readonly ConcurrentDictionary<(long Latest, long Count, string Filter), SearchSum> _kept = new();

    /// <summary>The sum of a search.</summary>
    public SearchSum Of(SearchFilter filter)
    {
        var (latest, count) = _search.State();
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        return _kept.GetOrAdd((latest, count, filter.Key), _ =>
        {
            var (upheld, overturned) = _search.Count(filter);
            return new(count, upheld, overturned, _search.Services(filter), _search.Years(filter));
        });
    }
}

/// <summary>What a search comes to.</summary>
/// <param name="Known">Decisions in the store; one that several audits hold counts in each.</param>
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
