namespace ImrPredict.Cases.Provenance;

/// <summary>The kind of input that an item was read from.</summary>
public enum ItemSource
{
    /// <summary>A DWC final determination letter, as PDF or text.</summary>
    DwcLetter,

    /// <summary>The public DMHC file of independent medical reviews, in any release.</summary>
    DmhcFile,

    /// <summary>HICRIC appeals, one JSON object a line with <c>text</c> and <c>decision</c>.</summary>
    Hicric,

    /// <summary>A case table in the project's own columns, or mapped to them; also an open request in running
    /// text.</summary>
    CaseTable,
}
