using System.Text.RegularExpressions;
using ImrPredict.Ingest.Tables.Cells;
using ImrPredict.Text;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Ingest.Tables.Dmhc;

/// <summary>
/// Which column of a DMHC file stands where. Order, header spelling and further columns are free. A column that the
/// file lacks may stand under a near name, such as <c>determination_raw</c>.
/// </summary>
internal sealed partial class DmhcLayout
{
    // So many columns of the file, and no other table has them: its id may have a near name.
    private const int EnoughColumns = 6;

    private const int KnownColumns = (int)DmhcColumn.Findings + 1;

    // What people add to the name of a column that they have worked on.
    private static readonly HashSet<string> Additions =
    [
        "raw", "clean", "cleaned", "text", "txt", "original", "orig", "full", "final", "imr", "dmhc", "processed",
        "norm", "normalized", "normalised", "std", "standard", "standardized", "standardised", "string", "str", "label",
        "value",
        "desc", "description", "name", "column", "col", "field", "fixed", "new", "old", "trimmed", "stripped", "lower",
        "body", "src", "source", "the", "of", "plan", "1", "2", "x", "y",
    ];

    private static readonly Dictionary<string, DmhcColumn> OtherWords = new()
    {
        ["outcome"] = DmhcColumn.Determination,
        ["decision"] = DmhcColumn.Determination,
        ["result"] = DmhcColumn.Determination,
        ["overturned"] = DmhcColumn.Determination,
        ["isoverturned"] = DmhcColumn.Determination,
        ["upheld"] = DmhcColumn.Determination,
        ["isupheld"] = DmhcColumn.Determination,
        ["finding"] = DmhcColumn.Findings,
        ["findingssummary"] = DmhcColumn.Findings,
        ["summaryfindings"] = DmhcColumn.Findings,
        ["summary"] = DmhcColumn.Findings,
        ["casesummary"] = DmhcColumn.Findings,
        ["narrative"] = DmhcColumn.Findings,
        ["refid"] = DmhcColumn.ReferenceId,
        ["ref"] = DmhcColumn.ReferenceId,
        ["refno"] = DmhcColumn.ReferenceId,
        ["refnumber"] = DmhcColumn.ReferenceId,
        ["reference"] = DmhcColumn.ReferenceId,
        ["caseid"] = DmhcColumn.ReferenceId,
        ["case"] = DmhcColumn.ReferenceId,
        ["id"] = DmhcColumn.ReferenceId,
        ["year"] = DmhcColumn.ReportYear,
        ["reportyr"] = DmhcColumn.ReportYear,
        ["yr"] = DmhcColumn.ReportYear,
        ["diagnosiscat"] = DmhcColumn.DiagnosisCategory,
        ["dxcategory"] = DmhcColumn.DiagnosisCategory,
        ["dxcat"] = DmhcColumn.DiagnosisCategory,
        ["diagnosissubcat"] = DmhcColumn.DiagnosisSubcategory,
        ["treatmentcat"] = DmhcColumn.TreatmentCategory,
        ["txcategory"] = DmhcColumn.TreatmentCategory,
        ["treatmentsubcat"] = DmhcColumn.TreatmentSubcategory,
        ["agegroup"] = DmhcColumn.AgeRange,
        ["ageband"] = DmhcColumn.AgeRange,
        ["gender"] = DmhcColumn.PatientGender,
        ["sex"] = DmhcColumn.PatientGender,
    };

    private readonly int[][] _places = new int[KnownColumns][];

    private DmhcLayout(IReadOnlyList<string> header, DmhcColumn[] columns, IReadOnlyList<int> near)
    {
        Columns = columns;
        Near = [.. near.Select(place => (header[place], columns[place]))];
        for (var column = 0; column < KnownColumns; column++)
        {
            _places[column] = [.. Enumerable.Range(0, columns.Length).Where(i => columns[i] == (DmhcColumn)column)];
        }

        Unused = [.. header.Where((name, i) => columns[i] == DmhcColumn.Extra && name.Trim().Length > 0)];
        var determination = _places[(int)DmhcColumn.Determination]
            .Select(place => HeaderKey.Of(header[place])).ToList();
        (IsOverturnedFlag, IsUpheldFlag) = (
            determination.Exists(key => key.EndsWith("overturned", StringComparison.Ordinal)),
            determination.Exists(key => key.EndsWith("upheld", StringComparison.Ordinal)));
    }

    /// <summary>The column at each place of the header; of one name there may be several.</summary>
    public IReadOnlyList<DmhcColumn> Columns { get; }

    /// <summary>The columns that were taken under a near name.</summary>
    public IReadOnlyList<(string House, DmhcColumn Column)> Near { get; }

    /// <summary>The columns of the file that are not read.</summary>
    public IReadOnlyList<string> Unused { get; }

    private bool IsLikely => (Has(DmhcColumn.DiagnosisSubcategory) || Has(DmhcColumn.TreatmentSubcategory))
        && _places.Count(places => places.Length > 0) >= EnoughColumns;

    /// <summary>Whether the determination is told by a truth value: overturned or not.</summary>
    private bool IsOverturnedFlag { get; }

    private bool IsUpheldFlag { get; }

    /// <summary>Reads a header.</summary>
    public static DmhcLayout Of(IReadOnlyList<string> header)
    {
        var spellings = TermTable.Read("dmhc-headers.tsv", 2)
            .ToDictionary(row => HeaderKey.Of(row[1]), row => Enum.Parse<DmhcColumn>(row[0]));
        var columns = header
            .Select(name => spellings.GetValueOrDefault(HeaderKey.Of(name), DmhcColumn.Extra)).ToArray();
        var exact = new DmhcLayout(header, columns, []);
        if (!exact.IsDmhc && (exact.Has(DmhcColumn.ReferenceId) || !exact.IsLikely))
        {
            return exact;
        }

        var near = new List<int>();
        foreach (var name in Enum.GetValues<DmhcColumn>().Where(c => c != DmhcColumn.Extra && !exact.Has(c)))
        {
            if (NearestOf(name, header, columns, spellings) is { } place)
            {
                columns[place] = name;
                near.Add(place);
            }
        }

        return near.Count == 0 ? exact : new DmhcLayout(header, columns, near);
    }

    /// <summary>Whether this can only be a DMHC file: its ids and one of its categories are there.</summary>
    public bool IsDmhc =>
        Has(DmhcColumn.ReferenceId) && (Has(DmhcColumn.TreatmentCategory) || Has(DmhcColumn.DiagnosisCategory));

    /// <summary>Whether the file has a column.</summary>
    public bool Has(DmhcColumn column) => _places[(int)column].Length > 0;

    /// <summary>
    /// The cell of a column, trimmed; empty where the file has no such column or a word that means none.
    /// </summary>
    public string Cell(string[] fields, DmhcColumn column)
    {
        foreach (var place in _places[(int)column])
        {
            if (place < fields.Length && BlankWords.OrEmpty(fields[place].Trim()) is { Length: > 0 } text)
            {
                return SpreadsheetCell(text);
            }
        }

        return "";
    }

    /// <summary>The determination in words, also where the file has a truth value for it.</summary>
    public string Determination(string[] fields)
    {
        var cell = Cell(fields, DmhcColumn.Determination);
        var flag = !IsOverturnedFlag && !IsUpheldFlag ? null : cell.ToLowerInvariant() switch
        {
            "1" or "1.0" or "true" or "t" or "yes" or "y" => true,
            "0" or "0.0" or "false" or "f" or "no" or "n" => (bool?)false,
            _ => null,
        };
        return flag is null ? cell : flag == IsOverturnedFlag ? "Overturned" : "Upheld";
    }

    private static string SpreadsheetCell(string text) =>
        text[0] == '=' ? SpreadsheetText.Unwrap(text)
        : text[0] == '\'' ? SpreadsheetText.Unguard(text)
        : text;

    private static int? NearestOf(
        DmhcColumn column, IReadOnlyList<string> header, DmhcColumn[] columns, Dictionary<string, DmhcColumn> spellings)
    {
        var places = Enumerable.Range(0, header.Count)
            .Where(i => columns[i] == DmhcColumn.Extra && ColumnNear(header[i], spellings) == column).ToList();
        return places.Count == 0 ? null
            : places.OrderBy(i => IsUntouched(header[i]) ? 0 : IsFlag(header[i]) ? 2 : 1).First();
    }

    private static bool IsUntouched(string name) =>
        Words(name).Any(word => word is "raw" or "original" or "orig" or "full");

    private static bool IsFlag(string name) =>
        HeaderKey.Of(name) is "overturned" or "isoverturned" or "upheld" or "isupheld";

    private static DmhcColumn ColumnNear(string name, Dictionary<string, DmhcColumn> spellings)
    {
        var kept = string.Concat(Words(name).Where(word => !Additions.Contains(word)));
        return spellings.TryGetValue(kept, out var column) || OtherWords.TryGetValue(kept, out column)
            ? column
            : DmhcColumn.Extra;
    }

    private static IEnumerable<string> Words(string name) =>
        name.Length > 100 ? [] : Word().Matches(name).Select(word => word.Value.ToLowerInvariant());

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")]
    private static partial Regex Word();
}
