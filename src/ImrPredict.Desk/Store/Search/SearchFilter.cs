using System.Globalization;
using ImrPredict.Cases;
using Microsoft.Data.Sqlite;

namespace ImrPredict.Desk.Store.Search;

/// <summary>Which decisions of the store are shown: what the address of a search says.</summary>
public sealed record SearchFilter
{
    /// <summary>Words to find in case number, service, treatment, diagnoses and text.</summary>
    public string Words { get; init; } = "";

    /// <summary>Words to find in the diagnoses.</summary>
    public string Diagnosis { get; init; } = "";

    public string Service { get; init; } = "";

    /// <summary>Null for both.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Year of the decision; null for all.</summary>
    public int? Year { get; init; }

    public bool IsAll => this is { Words: "", Diagnosis: "", Service: "", Outcome: null, Year: null };

    /// <summary>
    /// The condition on rows <c>d</c> of the decisions of audits that are done. A decision that several audits hold is
    /// shown as the latest has it; where they have different outcomes, each outcome is shown.
    /// </summary>
    public string Sql() => """
        d.id >> 32 IN (SELECT id FROM batches WHERE state = 'Done') AND NOT EXISTS (
            SELECT 1 FROM decisions later WHERE later.case_number = d.case_number AND later.item = d.item
                AND later.id > d.id AND later.overturned = d.overturned
                AND later.id >> 32 IN (SELECT id FROM batches WHERE state = 'Done'))
        """
        + (Service.Length > 0 ? " AND d.service = $service" : "")
        + (Outcome is null ? "" : " AND d.overturned = $overturned")
        + (Year is null ? "" : " AND d.year = $year")
        + (Matched.Length > 0 ? $" AND d.id IN ({Holding})" : "");

    public void Bind(SqliteCommand command)
    {
        command.Parameters.AddWithValue("$service", Service);
        command.Parameters.AddWithValue("$overturned", Outcome == ImrPredict.Cases.Outcome.Overturned ? 1 : 0);
        command.Parameters.AddWithValue("$year", Year ?? 0);
        command.Parameters.AddWithValue("$words", Matched);
    }

    /// <summary>A text that tells this filter from others.</summary>
    public string Key => string.Create(
        CultureInfo.InvariantCulture, $"{Words}\n{Diagnosis}\n{Service}\n{Outcome}\n{Year}");

    // Words that are begun are read whole each time, so one search has all audits; what is scored before the first of
    // them and after the last is passed over.
    private const string Holding = """
        SELECT rowid FROM words WHERE words MATCH $words
            AND rowid >= (SELECT min(id) << 32 FROM batches WHERE state = 'Done' AND kind = 'Audit')
            AND rowid < (SELECT max(id) + 1 << 32 FROM batches WHERE state = 'Done' AND kind = 'Audit')
        """;

    private string Matched => string.Join(" AND ", ((string[])
    [
        ItemFilter.WordsOf(Words),
        ItemFilter.WordsOf(Diagnosis) is { Length: > 0 } quoted ? $"diagnoses : ({quoted})" : "",
    ]).Where(part => part.Length > 0));
}
