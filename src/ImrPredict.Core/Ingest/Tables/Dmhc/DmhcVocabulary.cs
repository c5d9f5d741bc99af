namespace ImrPredict.Ingest.Tables;

/// <summary>
/// The category names that a cell may hold when a broken row is put together again: those of the crosswalk and those
/// of the rows of the same file that are whole.
/// </summary>
internal sealed class DmhcVocabulary
{
    private readonly HashSet<string>[] _names = [.. Enumerable.Range(0, 4).Select(_ => new HashSet<string>())];

    private DmhcVocabulary()
    {
        foreach (var row in TsvResource.Rows("dmhc-crosswalk.tsv"))
        {
            if (ColumnOf(row[0]) is { } column)
            {
                Add(column, row[1]);
                Add(column, row[2]);
            }
        }
    }

    /// <summary>Reads a whole file for its names; broken rows and rows with an unknown value are passed over.</summary>
    public static async Task<DmhcVocabulary> OfAsync(
        string path, SniffedTable table, DmhcLayout layout, CancellationToken cancellationToken)
    {
        var vocabulary = new DmhcVocabulary();
        await using var rows = await TableRows.OpenAsync(path, table, cancellationToken).ConfigureAwait(false);
        while (await rows.NextAsync(cancellationToken).ConfigureAwait(false) is { } row)
        {
            if (row.Fault is null && IsWhole(row.Fields, layout))
            {
                vocabulary.AddNamesOf(row.Fields, layout);
            }
        }

        return vocabulary;
    }

    /// <summary>Whether a cell may stand in a column.</summary>
    public bool Allows(DmhcColumn column, string text)
    {
        var trimmed = text.Trim();
        return CategoryOf(column) is { } category
            ? trimmed.Length == 0 || _names[(int)category].Contains(KeyOf(trimmed))
            : DmhcValue.Allows(column, trimmed);
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

    private static bool IsWhole(string[] fields, DmhcLayout layout) =>
        fields.Length == layout.Columns.Count
        && layout.Columns.Zip(fields).All(cell => DmhcValue.Allows(cell.First, cell.Second.Trim()));

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
            if (CategoryOf(layout.Columns[i]) is { } category && fields[i].Length > 0)
            {
                Add(category, fields[i]);
            }
        }
    }
}
