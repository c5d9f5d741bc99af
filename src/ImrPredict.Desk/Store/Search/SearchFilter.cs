using System.Data.Common;
using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Desk.Store.Databases;

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
    internal string Sql(DbCommand command, StoreDatabase database)
    {
        command.Bind("@service", Service);
        command.Bind("@overturned", Outcome == ImrPredict.Cases.Outcome.Overturned ? 1 : 0);
        command.Bind("@year", Year ?? 0);
        var words = new WordQuery(Words, Diagnosis);
        return """
            d.id >> 32 IN (SELECT id FROM batches WHERE state = 'Done') AND NOT EXISTS (
                SELECT 1 FROM decisions later WHERE later.case_number = d.case_number AND later.item = d.item
                    AND later.id > d.id AND later.overturned = d.overturned
                    AND later.id >> 32 IN (SELECT id FROM batches WHERE state = 'Done'))
            """
            + (Service.Length > 0 ? " AND d.service = @service" : "")
            + (Outcome is null ? "" : " AND d.overturned = @overturned")
            + (Year is null ? "" : " AND d.year = @year")
            + (words.IsEmpty ? "" : $" AND d.id IN ({database.AuditedIdsHolding(command, words)})");
    }

    /// <summary>A text that tells this filter from others.</summary>
    public string Key => string.Create(
        CultureInfo.InvariantCulture, $"{Words}\n{Diagnosis}\n{Service}\n{Outcome}\n{Year}");
}
