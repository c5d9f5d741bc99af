using ImrPredict.Cases;
using ImrPredict.Text.Internals;
using ImrPredict.Training.Precedents;

namespace ImrPredict.Scoring.Precedents;

/// <summary>An item as a table of precedents is asked about it: its terms by their places, and its time.</summary>
internal sealed class PrecedentQuery
{
    private readonly DateOnly? _until;
    private readonly int? _year;

    /// <summary>Looks the terms of an item up.</summary>
    /// <param name="terms">Its terms.</param>
    /// <param name="item">The item.</param>
    /// <param name="table">The table that is asked.</param>
    public PrecedentQuery(PrecedentTerms terms, DisputedItem item, PrecedentTable table)
    {
        (Terms, _until) = (terms, UntilOf(item));
        _year = _until?.Year ?? item.ReportYear;
        (Request, Diagnosis) = (PlacesOf(terms.Request, table.Words), PlacesOf(terms.Diagnosis, table.Words));
        Evidence = new ulong[table.EvidenceWords];
        foreach (var term in terms.Evidence)
        {
            if (table.Evidence.Find(term) is >= 0 and var bit)
            {
                Evidence[bit / 64] |= 1UL << bit;
            }
        }

        LastDay = _until?.DayNumber
            ?? (_year is { } year ? year > 1 ? new DateOnly(year - 1, 12, 31).DayNumber : 0 : int.MaxValue);
    }

    /// <summary>All terms, those that the table does not have included.</summary>
    public PrecedentTerms Terms { get; }

    /// <summary>Words of the request that the table has, ascending.</summary>
    public int[] Request { get; }

    /// <summary>Words of the diagnoses that the table has, ascending.</summary>
    public int[] Diagnosis { get; }

    /// <summary>Evidence that the table has, as bits.</summary>
    public ulong[] Evidence { get; }

    /// <summary>The last <see cref="PrecedentEntry.LastDay"/> that an earlier decision can have.</summary>
    public int LastDay { get; }

    /// <summary>The day on which an item was received, as far as it is known.</summary>
    public static DateOnly? UntilOf(DisputedItem item) =>
        item.AssignedDate ?? item.ReceivedDate ?? item.UrDenialDate;

    /// <summary>
    /// Whether a decision is earlier than the item. Of years alone the earlier one counts; of an item without any date,
    /// which is open, every decision is in the past.
    /// </summary>
    /// <param name="decided">Day number of the decision; -1 where unknown.</param>
    /// <param name="year">Its year; -1 where unknown.</param>
    public bool IsAfter(int decided, int year)
    {
        if (decided >= 0 && _until is { } date)
        {
            return decided <= date.DayNumber;
        }

        return _year is not { } own
            || (decided >= 0 ? DateOnly.FromDayNumber(decided).Year < own : year >= 0 && year < own);
    }

    private static int[] PlacesOf(ulong[] terms, HashIndex places)
    {
        var found = new List<int>(terms.Length);
        foreach (var term in terms)
        {
            if (places.Find(term) is >= 0 and var place)
            {
                found.Add(place);
            }
        }

        return [.. found];
    }
}
