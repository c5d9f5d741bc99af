namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>How a table is stored.</summary>
public enum TableFormat
{
    /// <summary>Text with a delimiter: CSV and its relatives.</summary>
    Delimited = 0,

    /// <summary>One JSON object a line.</summary>
    JsonLines,

    /// <summary>An Excel workbook; its first sheet is read.</summary>
    Xlsx,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}
