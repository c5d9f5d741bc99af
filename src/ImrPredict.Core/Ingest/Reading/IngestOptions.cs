using System.Text.Json.Serialization;
using ImrPredict.Ingest.Pool;

namespace ImrPredict.Ingest.Reading;

/// <summary>Settings of reading.</summary>
public sealed record IngestOptions
{
    /// <summary>
    /// House column name to canonical column name, from <c>--map</c>; an empty name leaves a column out. Default none.
    /// </summary>
    public IReadOnlyDictionary<string, string> ColumnMap { get; init; } = new Dictionary<string, string>();

    /// <summary>Bounds of tables and letters.</summary>
    public TableLimits Limits { get; init; } = new();

    /// <summary>
    /// Give the cells of columns that items do not take beside each item of a table. Default no; for those who write a
    /// table of the same rows.
    /// </summary>
    public bool PassHouseColumns { get; init; }

    /// <summary>
    /// Give the items of a letter again for every copy of it, and for every row of a table that lists them. Default no;
    /// for those who read a part of the inputs and join the parts later.
    /// </summary>
    public bool KeepCopies { get; init; }

    /// <summary>
    /// Replace what tells of a person in texts and in cells of the house by its kind in brackets. Default no.
    /// </summary>
    public bool Redact { get; init; }

    /// <summary>
    /// Reads what a library parses - PDFs, workbooks, Parquet, documents - so that a bad file ends no run. Default
    /// null: they are read in this process, as fits those who trust their files.
    /// </summary>
    [JsonIgnore]
    public InputPool? Pool { get; init; }

    /// <summary>
    /// How many letters are parsed at once. Default: the number of cores. Does not change the output.
    /// </summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;
}
