namespace ImrPredict.Cases.Provenance;

/// <summary>The names of item sources in tables and results.</summary>
internal static class ItemSources
{
    /// <summary>The name of a source, e.g. <c>dwc-letter</c>.</summary>
    public static string Name(ItemSource source) => source switch
    {
        ItemSource.DwcLetter => "dwc-letter",
        ItemSource.DmhcFile => "dmhc-file",
        ItemSource.Hicric => "hicric",
        ItemSource.CaseTable => "case-table",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "unknown source"),
    };
}
