using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.Cells;
using ImrPredict.Ingest.Tables.Opening;
using ImrPredict.Ingest.Tables.Rows;
using ImrPredict.Text;

namespace ImrPredict.Ingest.Tables.Dmhc;

/// <summary>
/// The category names that a cell may hold when a broken row is put together again: those of the crosswalk and those
/// of the rows of the same file that are whole.
/// </summary>
internal sealed class DmhcVocabulary
{
    private const int LongestName = 200;
    private const int MostRemembered = 50_000;
    private readonly HashSet<string>[] _names = [.. Enumerable.Range(0, 4).Select(_ => new HashSet<string>())];
    private readonly HashSet<(CategoryColumn, string)> _added = [];
    private readonly Dictionary<(DmhcColumn, string), bool> _answers = [];

    private DmhcVocabulary()
    {
        foreach (var row in TermTable.Read("dmhc-crosswalk.tsv", 3))
        {
            if (ColumnOf(row[0]) is { } column)
            {
                Add(column, row[1]);
                Add(column, row[2]);
            }
        }
    }

    /// <summary>Reads a whole file for its names; broken rows and rows with an unknown value are passed over.</summary>
    public static async Task<DmhcVocabulary> ReadAsync(
        string path, SniffedTable table, IngestOptions options, DmhcLayout layout, CancellationToken cancellationToken)
    {
        var vocabulary = new DmhcVocabulary();
        await using var rows = await TableReader.OpenAsync(path, table, options, cancellationToken)
            .ConfigureAwait(false);
        while (await rows.NextAsync(cancellationToken).ConfigureAwait(false) is { } row)
        {
            if (row.Fault is null && vocabulary.IsWhole(row.Fields, layout))
            {
                vocabulary.AddNamesOf(row.Fields, layout);
            }
        }

        vocabulary._answers.Clear();
        return vocabulary;
    }

    /// <summary>Whether a cell may stand in a column.</summary>
    public bool Allows(DmhcColumn column, string text)
    {
        if (column is DmhcColumn.ReferenceId or DmhcColumn.Extra or DmhcColumn.Findings || text.Length > LongestName)
        {
            return AllowsNow(column, text.Trim());
        }

        if (!_answers.TryGetValue((column, text), out var allowed))
        {
            allowed = AllowsNow(column, text.Trim());
            if (_answers.Count < MostRemembered)
            {
                _answers.Add((column, text), allowed);
            }
        }

        return allowed;
    }

    /// <summary>Which vocabulary a column has; null for columns of other kinds.</summary>
    public static CategoryColumn? CategoryOf(DmhcColumn column) => column switch
    {
        DmhcColumn.DiagnosisCategory => CategoryColumn.Diagnosis,
        DmhcColumn.DiagnosisSubcategory => CategoryColumn.DiagnosisSub,
        DmhcColumn.TreatmentCategory => CategoryColumn.Treatment,
        DmhcColumn.TreatmentSubcategory => CategoryColumn.TreatmentSub,
        _ => null,
    };

    private bool AllowsNow(DmhcColumn column, string text) => CategoryOf(column) is { } category
        ? text.Length == 0 || (text.Length <= LongestName && _names[(int)category].Contains(KeyOf(text)))
        : DmhcValue.Allows(column, text);

    private bool IsWhole(string[] fields, DmhcLayout layout)
    {
        if (fields.Length != layout.Columns.Count)
        {
            return false;
        }

        for (var i = 0; i < fields.Length; i++)
        {
            var column = layout.Columns[i];
            if (CategoryOf(column) is null && !Allows(column, fields[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string KeyOf(string name) => TextRepair.Tidy(TextRepair.Repair(name)).ToLowerInvariant();

    private static CategoryColumn? ColumnOf(string crosswalkColumn) => crosswalkColumn switch
    {
        "diagnosis_category" => CategoryColumn.Diagnosis,
        "diagnosis_subcategory" => CategoryColumn.DiagnosisSub,
        "treatment_category" => CategoryColumn.Treatment,
        "treatment_subcategory" => CategoryColumn.TreatmentSub,
        _ => null,
    };

    private void Add(CategoryColumn column, string name) => _names[(int)column].Add(KeyOf(name));

    private void AddNamesOf(string[] fields, DmhcLayout layout)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            var name = fields[i];
            if (CategoryOf(layout.Columns[i]) is { } category
                && name.Length is > 0 and <= LongestName && _added.Add((category, name)))
            {
                Add(category, name);
            }
        }
    }
}
