namespace ImrPredict.Text.Normalising;

/// <summary>What stands between runs of text in Rich Text Format.</summary>
internal enum RtfMark
{
    /// <summary>The end of a paragraph.</summary>
    Paragraph,

    /// <summary>The end of a line within a paragraph, or of a row of a table.</summary>
    Line,

    /// <summary>The end of a cell, or a tab.</summary>
    Cell,

    /// <summary>The beginning of a row of a table.</summary>
    TableRow,

    /// <summary>The end of a page.</summary>
    Page,
}
