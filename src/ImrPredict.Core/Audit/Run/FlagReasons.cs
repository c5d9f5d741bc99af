using System.Globalization;
using ImrPredict.Audit.Checks;
using ImrPredict.Audit.Log;
using ImrPredict.Audit.Surprise;
using ImrPredict.Audit.Twins;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Evaluation.Metrics;

namespace ImrPredict.Audit.Run;

/// <summary>
/// Says why a decision stands out: the rate of its service, its letter-mates, its twins, its findings.
/// </summary>
internal sealed class FlagReasons
{
    private readonly AuditInput _input;
    private readonly SurpriseResult _surprise;
    private readonly ILookup<string, int> _byCase;
    private readonly Dictionary<string, (int Items, int Overturned)> _byService;
    private readonly ILookup<int, TwinPair> _twins;
    private readonly ILookup<int, ConsistencyFinding> _findings;
    private readonly ILookup<string, LogEntry> _log;

    public FlagReasons(
        AuditInput input, SurpriseResult surprise, TwinResult twins, IReadOnlyList<ConsistencyFinding> findings)
    {
        (_input, _surprise) = (input, surprise);
        var rows = Enumerable.Range(0, input.Items.Count).ToList();
        _byCase = rows.ToLookup(r => input.Items[r].Item.CaseNumber, StringComparer.Ordinal);
        _byService = rows.GroupBy(ServiceOf).ToDictionary(g => g.Key, g => Count(g), StringComparer.Ordinal);
        _twins = twins.Pairs.Where(p => p.Opposite)
            .SelectMany(p => new[] { (Row: p.First, Pair: p), (Row: p.Second, Pair: p) })
            .ToLookup(p => p.Row, p => p.Pair);
        _findings = findings.ToLookup(f => f.Row);
        _log = input.Log.ToLookup(e => e.CaseNumber, StringComparer.Ordinal);
    }

    public Flag Explain(int row, bool withEvidence)
    {
        var service = ServiceKey.GroupOf(_input.Items[row].Item);
        var own = Count(_byCase[_input.Items[row].Item.CaseNumber].Where(r => ServiceOf(r) == ServiceOf(row)));
        var all = _byService[ServiceOf(row)];
        var others = service is null ? 0 : all.Items - own.Items;
        double? rate = others == 0 ? null : (double)(all.Overturned - own.Overturned) / others;
        List<string> reasons =
        [
            Expectation(row), .. Rate(service, rate, others), .. Mates(row), .. Followers(row), .. Twins(row),
            .. _findings[row].Select(f => f.Words), .. Logged(row),
        ];
        var evidence = withEvidence ? _input.EvidenceOf?.Invoke(row) : null;
        var item = _input.Items[row].Item;
        var request = item.RequestedService.Length > 0 ? item.RequestedService : ServiceKey.OfTreatment(item) switch
        {
            { Subcategory.Length: > 0 } narrow => narrow.Subcategory,
            { } wide => wide.Category,
            null => service ?? "",
        };
        return new(_surprise.Items[row], request, service, rate, others, reasons, evidence);
    }

    private IEnumerable<string> Followers(int row)
    {
        var followers = _byCase[_input.Items[row].Item.CaseNumber]
            .Where(r => _surprise.Items[r].FollowsFrom == row).Select(r => _input.Items[r].Item.Number).ToList();
        if (followers.Count > 0)
        {
            yield return $"{(followers.Count == 1 ? "Item" : "Items")} {string.Join(", ", followers)} of the letter "
                + $"{(followers.Count == 1 ? "follows" : "follow")} from this surgery and went the same way.";
        }
    }

    private static IEnumerable<string> Rate(string? service, double? rate, int others) => rate is not { } share
        ? []
        : [string.Create(
            CultureInfo.InvariantCulture,
            $"{share:P0} of {others:N0} other decisions on {service} were overturned.")];

    private string ServiceOf(int row) => ServiceKey.GroupOf(_input.Items[row].Item) ?? "";

    private (int Items, int Overturned) Count(IEnumerable<int> rows) => rows.Aggregate(
        (Items: 0, Overturned: 0),
        (sum, r) => (sum.Items + 1, sum.Overturned + (_input.Items[r].Overturned ? 1 : 0)));

    private string Expectation(int row)
    {
        var scored = _surprise.Items[row];
        var peers = scored.PeerProbability == scored.ExpectedProbability
            ? ""
            : $" ({Figures.Percent(scored.PeerProbability)} given its peers)";
        return $"{(scored.Outcome == Outcome.Overturned ? "Overturned" : "Upheld")}, with an expected chance of "
            + $"overturn of {Figures.Percent(scored.ExpectedProbability)}{peers}.";
    }

    private IEnumerable<string> Mates(int row)
    {
        var mates = _byCase[_input.Items[row].Item.CaseNumber].Where(r => r != row).ToList();
        var same = mates.Count(r => _input.Items[r].Overturned == _input.Items[row].Overturned);
        if (mates.Count > 0)
        {
            var count = same == 0 ? "none" : same == mates.Count ? "all" : same.ToString(CultureInfo.InvariantCulture);
            yield return mates.Count == 1
                ? $"The other item of the {Letter(row)} was decided the {(same == 1 ? "same" : "other")} way."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Of the {mates.Count} other items of the {Letter(row)} {count} "
                        + $"{(same == 1 ? "was" : "were")} decided the same way.");
        }
    }

    private string Letter(int row) => _input.Items[row].Item.Source == ItemSource.DwcLetter ? "letter" : "case";

    private IEnumerable<string> Logged(int row)
    {
        var item = _input.Items[row].Item;
        return _log[item.CaseNumber].Where(e => e.Item == 0 || e.Item == item.Number).Select(e => string.Create(
            CultureInfo.InvariantCulture,
            $"Log, {e.At:yyyy-MM-dd}: {(e.Adjudicates ? "settled as " : "")}{WordsOf(e.Finding)}"
                + $"{(e.Who.Length > 0 ? $" by {e.Who}" : "")}{(e.Note.Length > 0 ? $" ({e.Note})" : "")}."));
    }

    private static string WordsOf(LogFinding finding) => finding switch
    {
        LogFinding.Confirmed => "confirmed",
        LogFinding.Explained => "explained",
        LogFinding.DataError => "found to be a data error",
        LogFinding.Withdrawn => "earlier finding withdrawn",
        _ => "noted",
    };

    private IEnumerable<string> Twins(int row)
    {
        var opposite = _twins[row].OrderByDescending(p => p.Similarity).ToList();
        if (opposite.Count > 0)
        {
            var nearest = _input.Items[opposite[0].First == row ? opposite[0].Second : opposite[0].First].Item;
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{opposite.Count} near-identical item{(opposite.Count == 1 ? " was" : "s were")} decided the "
                    + $"other way, nearest {nearest.CaseNumber} item {nearest.Number}.");
        }
    }
}
