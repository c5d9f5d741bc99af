namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>What a table-like input is about.</summary>
public enum TableKind
{
    /// <summary>Nothing that can be read as disputed items; <see cref="SniffedTable.Reason"/> says why.</summary>
    None = 0,

    /// <summary>The public DMHC file of independent medical reviews, in any release.</summary>
    Dmhc,

    /// <summary>HICRIC appeals: <c>text</c> and <c>decision</c>.</summary>
    Hicric,

    /// <summary>A case table, in the project's columns or in house columns.</summary>
    CaseTable,
}
