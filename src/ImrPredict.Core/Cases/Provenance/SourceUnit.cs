namespace ImrPredict.Cases.Provenance;

/// <summary>What the number of a <see cref="SourceLocation"/> counts.</summary>
public enum SourceUnit
{
    /// <summary>The file as a whole; the number is 0.</summary>
    File,

    /// <summary>Data rows or JSON lines, by line of the file from 1.</summary>
    Line,

    /// <summary>Rows of a sheet or Parquet file, from 1, the header not counted.</summary>
    Row,

    /// <summary>Disputed items of a letter, from 1.</summary>
    Item,
}
