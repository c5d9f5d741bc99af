using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using ImrPredict.Ingest.Reading;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Reports.Tables;

/// <summary>
/// The rejects of a run as CSV: file, place, field, reason. The file appears with the first reject, or always where its
/// path was asked for; an earlier run's file is taken away.
/// </summary>
public sealed class RejectsFile : IDisposable
{
    private readonly bool _always;
    private AtomicFile? _file;
    private CsvWriter? _csv;

    private RejectsFile(string? path, bool always) => (Path, _always) = (path, always);

    /// <summary>
    /// Where the file is, or would be; null where rejects are only counted (data goes to standard output).
    /// </summary>
    public string? Path { get; }

    /// <summary>The rejects file of an output.</summary>
    /// <param name="output">The output's path, <c>-</c> for standard output.</param>
    /// <param name="asked">The path that the user asked for; null for <c>OUTPUT.rejects.csv</c>.</param>
    public static RejectsFile Beside(string output, string? asked) => asked is not null
        ? new RejectsFile(asked, always: true)
        : new RejectsFile(output == "-" ? null : System.IO.Path.ChangeExtension(output, ".rejects.csv"), always: false);

    /// <summary>Checks, before the work, that the file could be written.</summary>
    /// <exception cref="Cases.ImrPredictException">It could not.</exception>
    public void CheckWritable()
    {
        if (Path is not null)
        {
            using var probe = new AtomicFile(Path);
        }
    }

    /// <summary>Adds a reject.</summary>
    public void Write(ItemRead.Rejected rejected) =>
        Write([rejected.At.File, rejected.At.Place, rejected.Field, rejected.Reason]);

    /// <summary>Adds a reject by its cells: file, place, field, reason.</summary>
    public void Write(IReadOnlyList<string> cells)
    {
        if (Path is not null)
        {
            WriteRow(Open(), cells);
        }
    }

    /// <summary>Puts the file in its place.</summary>
    public void Commit()
    {
        if (Path is null)
        {
            return;
        }

        if (_csv is null && !_always)
        {
            File.Delete(Path);
            return;
        }

        Open().Dispose(); // writes what it holds; the file stays open
        _csv = null;
        _file!.Commit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _csv?.Dispose();
        _file?.Dispose();
    }

    private CsvWriter Open()
    {
        if (_csv is null)
        {
            _file = new AtomicFile(Path!);
            var text = new StreamWriter(_file.Stream, leaveOpen: true);
            _csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
            WriteRow(_csv, ["file", "place", "field", "reason"]);
        }

        return _csv;
    }

    private static void WriteRow(CsvWriter csv, IReadOnlyList<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(SpreadsheetText.Guard(cell));
        }

        csv.NextRecord();
    }
}
