using System.Numerics;
using ImrPredict.Training.Precedents;

namespace ImrPredict.Scoring.Precedents;

/// <summary>
/// Finds the items of a table that are most like an item, the same that comparing it with every one of them would give.
/// Similarity, 0 to 1: the same service (0.35), shared clinical evidence (0.3), shared words of the request (0.2), the
/// same body part (0.1), shared diagnoses (0.05); what neither item has is left out of the weights, and what is shared
/// counts by Jaccard. A part of the table whose best conceivable similarity is below that of the items found so far is
/// passed over (score bounds as of MaxScore and block-max WAND, Ding and Suel 2011): cells by service and body part,
/// groups by size and then by what they share of the evidence, profiles by the number of their words.
/// </summary>
internal ref struct PrecedentSearch
{
    private const double OfService = 0.35;
    private const double OfEvidence = 0.3;
    private const double OfRequest = 0.2;
    private const double OfPart = 0.1;
    private const double OfDiagnoses = 0.05;

    // Bounds are summed in another order than similarities; a bound must never be the smaller one by rounding.
    private const double Slack = 1e-9;

    private readonly PrecedentTable _table;
    private readonly PrecedentQuery _query;
    private readonly PrecedentRanking _ranking;
    private readonly ReadOnlySpan<ulong> _narrow;
    private readonly ReadOnlySpan<ulong> _services;
    private readonly ReadOnlySpan<ulong> _parts;
    private readonly ReadOnlySpan<byte> _kinds;
    private readonly ReadOnlySpan<int> _sizes;
    private readonly ReadOnlySpan<ulong> _bits;
    private readonly ReadOnlySpan<ulong> _sought;
    private readonly int _evidence;

    // Of the cell that is searched: its parts of a similarity, each 0 where it does not apply, and the sum of weights.
    private double _weights;
    private double _service;
    private double _part;
    private double _mostRequest;
    private double _mostDiagnoses;
    private bool _hasRequest;
    private bool _hasDiagnoses;

    private PrecedentSearch(PrecedentTable table, PrecedentQuery query, PrecedentRanking ranking)
    {
        (_table, _query, _ranking) = (table, query, ranking);
        _narrow = table.Part<ulong>(PrecedentPart.CellNarrow);
        _services = table.Part<ulong>(PrecedentPart.CellService);
        _parts = table.Part<ulong>(PrecedentPart.CellPart);
        _kinds = table.Part<byte>(PrecedentPart.CellKinds);
        _sizes = table.Part<int>(PrecedentPart.GroupSizes);
        _bits = table.Part<ulong>(PrecedentPart.GroupBits);
        _sought = query.Evidence;
        _evidence = query.Terms.Evidence.Length;
    }

    /// <summary>Searches a table.</summary>
    public static void Run(PrecedentTable table, PrecedentQuery query, PrecedentRanking ranking)
    {
        var search = new PrecedentSearch(table, query, ranking);
        var narrow = search._narrow;
        var parts = search._parts;
        var first = LowerBound(narrow, query.Terms.NarrowService);
        var end = first;
        for (; end < narrow.Length && narrow[end] == query.Terms.NarrowService; end++)
        {
            if (parts[end] == query.Terms.BodyPart)
            {
                search.Cell(end);
            }
        }

        for (var cell = first; cell < end; cell++)
        {
            if (parts[cell] != query.Terms.BodyPart)
            {
                search.Cell(cell);
            }
        }

        for (var cell = 0; cell < first; cell++)
        {
            search.Cell(cell);
        }

        for (var cell = end; cell < narrow.Length; cell++)
        {
            search.Cell(cell);
        }
    }

    private static int LowerBound(ReadOnlySpan<ulong> ascending, ulong value)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ascending[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static double Ratio(int a, int b) => a < b ? (double)a / b : (double)b / a;

    private static int Shared(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            var (left, right) = (a[i], b[j]);
            shared += left == right ? 1 : 0;
            i += left <= right ? 1 : 0;
            j += left >= right ? 1 : 0;
        }

        return shared;
    }

    private void Cell(int cell)
    {
        var terms = _query.Terms;
        var (kinds, narrow, service, part) = (_kinds[cell], _narrow[cell], _services[cell], _parts[cell]);
        var (hasService, hasPart) = ((narrow | terms.NarrowService) != 0, (part | terms.BodyPart) != 0);
        var (hasRequest, hasDiagnoses, hasEvidence) = ((kinds & 1) != 0, (kinds & 2) != 0, (kinds & 4) != 0);
        _service = !hasService ? 0
            : OfService * (narrow == terms.NarrowService ? 1 : service != 0 && service == terms.Service ? 0.4 : 0);
        _part = hasPart && part == terms.BodyPart ? OfPart : 0;
        _weights = (hasService ? OfService : 0) + (hasEvidence || _evidence > 0 ? OfEvidence : 0);
        _weights += hasRequest || terms.Request.Length > 0 ? OfRequest : 0;
        _weights += hasPart ? OfPart : 0;
        _weights += hasDiagnoses || terms.Diagnosis.Length > 0 ? OfDiagnoses : 0;
        _hasRequest = hasRequest && terms.Request.Length > 0;
        _hasDiagnoses = hasDiagnoses && terms.Diagnosis.Length > 0;
        (_mostRequest, _mostDiagnoses) = (_hasRequest ? OfRequest : 0, _hasDiagnoses ? OfDiagnoses : 0);
        var comparesEvidence = hasEvidence && _evidence > 0;
        if (!MayReach(_service + (comparesEvidence ? OfEvidence : 0) + _mostRequest + _part + _mostDiagnoses))
        {
            return;
        }

        var (first, end) = _table.Range(PrecedentPart.CellEnds, cell);
        if (comparesEvidence)
        {
            Groups(first, end);
        }
        else
        {
            for (var group = first; group < end; group++)
            {
                Profiles(group, 0);
            }
        }
    }

    private readonly bool MayReach(double sum) => sum + Slack >= _ranking.Least * _weights;

    // From the size of the item's own evidence upwards, then downwards: sets of about its size share most.
    private readonly void Groups(int first, int end)
    {
        var (low, high) = (first, end);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _sizes[middle] < _evidence ? (middle + 1, high) : (low, middle);
        }

        for (var group = low; group < end;)
        {
            var next = group + 1;
            while (next < end && _sizes[next] == _sizes[group])
            {
                next++;
            }

            if (!SameSize(group, next))
            {
                break;
            }

            group = next;
        }

        for (var group = low; group > first;)
        {
            var start = group - 1;
            while (start > first && _sizes[start - 1] == _sizes[group - 1])
            {
                start--;
            }

            if (!SameSize(start, group))
            {
                break;
            }

            group = start;
        }
    }

    // False where no group of this size, or farther from the item's, can reach the best.
    private readonly bool SameSize(int first, int end)
    {
        var size = _sizes[first];
        if (!MayReach(_service + (OfEvidence * Ratio(_evidence, size)) + _mostRequest + _part + _mostDiagnoses))
        {
            return false;
        }

        var sought = _sought;
        var needed = Needed(_ranking.Least, size);
        var bits = _bits[(first * sought.Length)..];
        for (var group = first; group < end; group++)
        {
            var shared = 0;
            for (var word = 0; word < sought.Length; word++)
            {
                shared += BitOperations.PopCount(bits[word] & sought[word]);
            }

            bits = bits[sought.Length..];
            if (shared >= needed)
            {
                Profiles(group, OfEvidence * ((double)shared / (_evidence + size - shared)));
                needed = Needed(_ranking.Least, size);
            }
        }

        return true;
    }

    // How many terms of evidence a set of a size must share at least.
    private readonly int Needed(double least, int size)
    {
        var alike = ((least * _weights) - _service - _mostRequest - _part - _mostDiagnoses - Slack) / OfEvidence;
        return alike <= 0 ? 0 : (int)Math.Ceiling((alike * (_evidence + size) / (1 + alike)) - Slack);
    }

    private readonly void Profiles(int group, double evidence)
    {
        if (!MayReach(_service + evidence + _mostRequest + _part + _mostDiagnoses))
        {
            return;
        }

        var (first, end) = _table.Range(PrecedentPart.GroupEnds, group);
        var days = _table.Part<int>(PrecedentPart.ProfileDays);
        var requests = _table.Part<int>(PrecedentPart.ProfileRequests);
        var diagnoses = _table.Part<int>(PrecedentPart.ProfileDiagnoses);
        for (var profile = first; profile < end; profile++)
        {
            if (days[profile] > _query.LastDay)
            {
                continue;
            }

            var request = 0.0;
            var theirs = _table.SetAt(requests[profile]);
            if (_hasRequest)
            {
                var own = _query.Terms.Request.Length;
                if (!MayReach(_service + evidence + (OfRequest * Ratio(own, theirs.Length)) + _part + _mostDiagnoses))
                {
                    continue;
                }

                var shared = Shared(_query.Request, theirs);
                request = OfRequest * ((double)shared / (own + theirs.Length - shared));
                if (!MayReach(_service + evidence + request + _part + _mostDiagnoses))
                {
                    continue;
                }
            }

            var sum = _service + evidence;
            sum += request;
            sum += _part;
            sum += _hasDiagnoses ? Diagnoses(_table.SetAt(diagnoses[profile])) : 0;
            var similarity = _weights == 0 ? 0 : sum / _weights;
            if (similarity >= _ranking.Least)
            {
                var (start, stop) = _table.Range(PrecedentPart.ProfileEnds, profile);
                _ranking.Add(_table.Part<int>(PrecedentPart.ProfileItems)[start..stop], similarity);
            }
        }
    }

    private readonly double Diagnoses(ReadOnlySpan<int> theirs)
    {
        var shared = Shared(_query.Diagnosis, theirs);
        return OfDiagnoses * ((double)shared / (_query.Terms.Diagnosis.Length + theirs.Length - shared));
    }
}
