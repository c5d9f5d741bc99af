using ImrPredict.Ingest.Tables.Rows;
using ImrPredict.Text;

namespace ImrPredict.Ingest.Tables.Dmhc;

/// <summary>Which column of a DMHC file stands where. Order, header spelling and further columns are free.</summary>
internal sealed class DmhcLayout
{
    private const int KnownColumns = (int)DmhcColumn.Findings + 1;
    private readonly int[] _places = new int[KnownColumns];

    private DmhcLayout(DmhcColumn[] columns)
    {
        Columns = columns;
        Array.Fill(_places, -1);
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] != DmhcColumn.Extra)
            {
                _places[(int)columns[i]] = i;
            }
        }
    }

    /// <summary>The column at each place of the header.</summary>
    public IReadOnlyList<DmhcColumn> Columns { get; }

    /// <summary>Reads a header; a second column of one name counts as a further column.</summary>
    public static DmhcLayout Of(IReadOnlyList<string> header)
    {
        var spellings = TermTable.Read("dmhc-headers.tsv", 2)
            .ToDictionary(row => HeaderKey.Of(row[1]), row => Enum.Parse<DmhcColumn>(row[0]));
        var taken = new HashSet<DmhcColumn>();
        var columns = header
            .Select(name => spellings.TryGetValue(HeaderKey.Of(name), out var column) && taken.Add(column)
                ? column
                : DmhcColumn.Extra)
            .ToArray();
        return new DmhcLayout(columns);
    }

    /// <summary>Whether this can only be a DMHC file: its ids and one of its categories are there.</summary>
    public bool IsDmhc =>
        Has(DmhcColumn.ReferenceId) && (Has(DmhcColumn.TreatmentCategory) || Has(DmhcColumn.DiagnosisCategory));

    /// <summary>Whether the file has a column.</summary>
    public bool Has(DmhcColumn column) => _places[(int)column] >= 0;

    /// <summary>The cell of a column, trimmed; empty where the file has no such column or says <c>NA</c>.</summary>
    public string Cell(string[] fields, DmhcColumn column)
    {
        var place = _places[(int)column];
        if (place < 0 || place >= fields.Length)
        {
            return "";
        }

        var text = fields[place].Trim();
        return text is "NA" or "NULL" ? "" : text;
    }
}
