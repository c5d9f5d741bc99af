using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Ingest.Tables.Opening;
using ImrPredict.Ingest.Tables.Rows;

namespace ImrPredict.Ingest.Sharding;

/// <summary>
/// Where a file may be cut so that its slices, read one after the other, give what the whole gives: between records,
/// quoted line ends heeded, and never between rows of one case, whose items are numbered by the rows before.
/// </summary>
/// <param name="Points">In order; the first is the first record, the last the end of the file.</param>
public sealed record ShardPoints(IReadOnlyList<ShardPoint> Points)
{
    /// <summary>Records of the file.</summary>
    public long Records => Points[^1].Records;

    /// <summary>Looks for the places in a file; reads all of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What <see cref="InputSniffer"/> found.</param>
    /// <param name="options">Settings of reading.</param>
    /// <param name="cancellation">Stops between records.</param>
    /// <returns>
    /// Null where the file is only read whole: letters, workbooks, Parquet, UTF-16, tables whose columns are not
    /// enough.
    /// </returns>
    public static async Task<ShardPoints?> FindAsync(
        string path, InputKind kind, IngestOptions options, CancellationToken cancellation = default)
    {
        var points = kind.IsPackedLetters ? PackedPoints(path, options.Limits)
            : kind.Table is { } table && CanBeCut(path, table)
                ? await RowPointsAsync(path, table, options, cancellation).ConfigureAwait(false)
            : null;
        return points is null or { Count: < 2 } ? null : new ShardPoints(points);
    }

    private static bool CanBeCut(string path, SniffedTable table) => TableText.IsByteText(path) && (table.Format switch
    {
        TableFormat.Delimited => table.Kind != TableKind.None,
        TableFormat.JsonLines => table.Kind is TableKind.CaseTable or TableKind.Hicric,
        _ => false,
    });

    private static List<ShardPoint>? PackedPoints(string path, TableLimits limits)
    {
        try
        {
            return UnguardedPackedPoints(path, limits);
        }
        catch (UnreadableInputException)
        {
            return null; // what cannot be read is rejected by who reads the whole
        }
    }

    private static List<ShardPoint> UnguardedPackedPoints(string path, TableLimits limits)
    {
        var points = new List<ShardPoint>();
        using var starts = new LineStarts(path);
        foreach (var block in LineBlock.Read(path, null, limits.LineCharacters))
        {
            using (block)
            {
                for (var i = 0; i < block.Lines.Count; i++)
                {
                    if (points.Count > 0 && !PackedLetters.Begins(block[i]))
                    {
                        continue; // the rest of a broken record
                    }

                    var number = block.Lines[i].Number;
                    points.Add(new ShardPoint(starts.OffsetOf(number), number, points.Count));
                }
            }
        }

        points.Add(End(path, points.Count));
        return points;
    }

    private static async Task<List<ShardPoint>?> RowPointsAsync(
        string path, SniffedTable table, IngestOptions options, CancellationToken cancellation)
    {
        var points = new List<ShardPoint>();
        var cases = table.Kind == TableKind.CaseTable ? new CaseRows(table, options) : null;
        var faulty = new HashSet<int>();
        using var starts = new LineStarts(path);
        var rows = await TableReader.OpenAsync(path, table, options, cancellation)
            .ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            if (cases is not null && table.Format == TableFormat.Delimited && !cases.AreNamedBy(rows.Header))
            {
                return null;
            }

            while (await rows.NextAsync(cancellation).ConfigureAwait(false) is { } row)
            {
                points.Add(new ShardPoint(starts.OffsetOf(row.Number), row.Number, points.Count));
                if (row.Fault is not null && table.Format == TableFormat.Delimited)
                {
                    faulty.Add(points.Count); // a quote that is not closed is seen by the line that follows
                }

                cases?.Add(rows.Header, row.Fields);
            }
        }

        var end = End(path, points.Count);
        return [.. points.Where((_, i) => !faulty.Contains(i) && cases?.IsBetweenCases(i) != false), end];
    }

    private static ShardPoint End(string path, int records) => new(new FileInfo(path).Length, long.MaxValue, records);
}
