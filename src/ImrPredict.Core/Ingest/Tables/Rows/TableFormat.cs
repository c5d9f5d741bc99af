namespace ImrPredict.Ingest.Tables.Rows;

/// <summary>How a table is stored.</summary>
public enum TableFormat
{
    /// <summary>Text with a delimiter: CSV and its relatives.</summary>
    Delimited = 0,

    /// <summary>One JSON object a line.</summary>
    JsonLines,

    /// <summary>JSON that is no lines: an array, or an object that has the records inside.</summary>
    Json,

    /// <summary>
    /// An Excel workbook, XLSX or XLS, or a web page; its visible sheets or tables with a known header are read.
    /// </summary>
    Workbook,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}
