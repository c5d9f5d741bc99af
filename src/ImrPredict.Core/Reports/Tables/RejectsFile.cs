using System.Buffers;
using ImrPredict.Cases;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Reports.Tables;

/// <summary>
/// The rejects of a run as CSV: file, place, field, reason. The file appears with the first reject, or always where its
/// path was asked for; an earlier run's file is taken away.
/// </summary>
public sealed class RejectsFile : IDisposable
{
    private static readonly DelimitedText<ItemRead.Rejected> Text = new(',', new TableColumns<ItemRead.Rejected>()
        .Text("file", rejected => rejected.At.File)
        .Text("place", rejected => rejected.At.Place)
        .Text("field", rejected => rejected.Field)
        .Text("reason", rejected => rejected.Reason));

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly bool _always;
    private AtomicFile? _file;

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
    /// <exception cref="ImrPredictException">It could not.</exception>
    public void CheckWritable()
    {
        if (Path is not null)
        {
            using var probe = new AtomicFile(Path);
        }
    }

    /// <summary>Adds a reject.</summary>
    public void Write(ItemRead.Rejected rejected)
    {
        if (Path is not null)
        {
            _line.ResetWrittenCount();
            Text.Append(_line, rejected);
            Open().Write(_line.WrittenSpan);
        }
    }

    /// <summary>Puts the file in its place.</summary>
    public void Commit()
    {
        if (Path is null)
        {
            return;
        }

        if (_file is null && !_always)
        {
            File.Delete(Path);
            return;
        }

        Open();
        _file!.Commit();
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private FileStream Open()
    {
        if (_file is null)
        {
            _file = new AtomicFile(Path!);
            Text.Write(_file.Stream, []);
        }

        return _file.Stream;
    }
}
