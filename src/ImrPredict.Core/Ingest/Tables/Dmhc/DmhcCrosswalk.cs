using ImrPredict.Cases;
using ImrPredict.Ingest.Tables.Cells;
using ImrPredict.Text;

namespace ImrPredict.Ingest.Tables.Dmhc;

/// <summary>The columns of the crosswalk that hold category names.</summary>
internal enum CategoryColumn
{
    /// <summary>Diagnosis category.</summary>
    Diagnosis,

    /// <summary>Diagnosis sub-category.</summary>
    DiagnosisSub,

    /// <summary>Treatment category.</summary>
    Treatment,

    /// <summary>Treatment sub-category.</summary>
    TreatmentSub,
}

/// <summary>
/// Maps the category names of every DMHC release to one vocabulary, the long names of 2001-2016 without their stray
/// spaces and typos. Source of the pairs: <c>dmhc-crosswalk.tsv</c>. Names are compared by letters and digits alone;
/// a name of a sub-category may be keyed with its category (<c>Cancer &gt; Breast</c>).
/// </summary>
internal sealed class DmhcCrosswalk
{
    private const string Arrow = " > ";

    // One word of a sub-category is too little to guess by: "Joint" may be a problem, a fracture or a replacement.
    private const int FewestWords = 2;

    private static readonly string[] Columns =
        ["diagnosis_category", "diagnosis_subcategory", "treatment_category", "treatment_subcategory"];

    private readonly Dictionary<string, string>[] _names;
    private readonly Dictionary<string, ServiceCategory> _services;
    private readonly AbbreviationMatch[] _abbreviations;

    private DmhcCrosswalk(IReadOnlyList<string[]> rows)
    {
        _names = [.. Columns.Select(column => NamesOf(rows, column))];
        _services = rows.Where(row => row[0] == "service_category")
            .ToDictionary(row => row[1], row => ServiceCategory.Parse(row[2]));
        _abbreviations =
        [
            .. Columns.Select(column =>
                new AbbreviationMatch(rows.Where(row => row[0] == column).Select(row => (row[1], row[2])))),
        ];
    }

    /// <summary>Reads the embedded crosswalk.</summary>
    public static DmhcCrosswalk Load() => new(TermTable.Read("dmhc-crosswalk.tsv", 3));

    /// <summary>The project's name for a category of a release; null where it is unknown.</summary>
    /// <param name="column">The column it stands in.</param>
    /// <param name="name">The release's name.</param>
    /// <param name="parent">The project's name of the category above a sub-category; empty for none.</param>
    public string? Map(CategoryColumn column, string name, string parent = "")
    {
        var names = _names[(int)column];
        var key = HeaderKey.Of(name);
        return (parent.Length > 0 ? names.GetValueOrDefault(KeyUnder(parent, name)) : null)
            ?? names.GetValueOrDefault(key)
            ?? _abbreviations[(int)column].Find(
                name, column is CategoryColumn.Diagnosis or CategoryColumn.Treatment ? 1 : FewestWords);
    }

    /// <summary>
    /// The service group of a treatment, by sub-category where the crosswalk has it, else by category.
    /// </summary>
    public ServiceCategory ServiceOf(string treatment, string subcategory) =>
        _services.GetValueOrDefault(treatment + Arrow + subcategory)
        ?? _services.GetValueOrDefault(treatment)
        ?? ServiceCategory.Other;

    private static Dictionary<string, string> NamesOf(IReadOnlyList<string[]> rows, string column) =>
        rows.Where(row => row[0] == column).ToDictionary(row => KeyOf(row[1]), row => row[2]);

    private static string KeyOf(string name)
    {
        var cut = name.IndexOf(Arrow, StringComparison.Ordinal);
        return cut < 0 ? HeaderKey.Of(name) : KeyUnder(name[..cut], name[(cut + Arrow.Length)..]);
    }

    private static string KeyUnder(string parent, string name) => HeaderKey.Of(parent) + ">" + HeaderKey.Of(name);
}
