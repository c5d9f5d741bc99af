using System.Diagnostics;
using System.IO.Hashing;
using System.Text;
using ImrPredict.Cases;
using ImrPredict.Cases.Storage;
using ImrPredict.Scoring.Items;

namespace ImrPredict.Scoring.Backlog;

/// <summary>
/// What a scoring run, or a part of one, has done so far, in a file: the rank of the first row depends on the last, and
/// a run that was killed goes on from here. Entries are framed and checksummed, so that a cut or damaged end is seen
/// and dropped. In memory it holds nothing but its buffer.
/// </summary>
public sealed partial class ScoreJournal : IDisposable
{
    private static readonly TimeSpan SyncEvery = TimeSpan.FromSeconds(5);
    private readonly FileStream _file;
    private readonly MemoryStream _buffer = new();
    private readonly BinaryWriter _writer;
    private readonly Stopwatch _sinceSync = Stopwatch.StartNew();
    private bool _failed;

    private ScoreJournal(string path, FileStream file)
    {
        (Path, _file) = (path, file);
        _writer = new BinaryWriter(_buffer, Encoding.UTF8);
    }

    /// <summary>The journal's file; empty where it has no name.</summary>
    public string Path { get; }

    /// <summary>Entries so far: rows and rejects, those of a resumed run included.</summary>
    public long Entries { get; private set; }

    /// <summary>Opens a journal to write it, or to go on with it.</summary>
    /// <param name="path">Its file; missing folders are made.</param>
    /// <param name="fingerprint">What makes two runs the same: model, inputs, settings.</param>
    /// <param name="resume">Go on with an unfinished run; otherwise its journal is begun anew.</param>
    /// <exception cref="ImrPredictException">The journal is of another run, or another process holds it.</exception>
    public static ScoreJournal Open(string path, string fingerprint, bool resume)
    {
        var full = System.IO.Path.GetFullPath(path);
        FileStream file;
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
            file = PrivateFiles.Open(
                full, resume ? FileMode.OpenOrCreate : FileMode.Create, FileShare.None, 1 << 18);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImrPredictException(
                $"{full}: cannot be opened ({problem.Message}); another run may be writing this output.", problem);
        }

        return Begin(new ScoreJournal(full, file), fingerprint);
    }

    /// <summary>Opens a journal of a run that cannot be resumed: its file has no name.</summary>
    /// <param name="fingerprint">What makes two runs the same.</param>
    public static ScoreJournal OpenWithoutName(string fingerprint) =>
        Begin(new ScoreJournal("", PrivateFiles.OpenWithoutName()), fingerprint);

    /// <summary>Adds an entry. What was added is on disk at the latest five seconds and one entry later.</summary>
    /// <exception cref="ImrPredictException">
    /// The disk is full, or fails; what was written before stays usable.
    /// </exception>
    public void Add(ScoreRead read)
    {
        _buffer.SetLength(8);
        _buffer.Position = 8;
        JournalFormat.Write(_writer, read);
        WriteFrame();
        Entries++;
        if (_sinceSync.Elapsed > SyncEvery)
        {
            Sync();
        }
    }

    /// <summary>The entries in input order. To be read to the end before more are added.</summary>
    /// <exception cref="ImrPredictException">An entry is none that <see cref="Add"/> writes.</exception>
    public IEnumerable<ScoreRead> Read()
    {
        Guard(_file.Flush);
        foreach (var (payload, end) in Frames().Skip(1))
        {
            yield return Read(payload, end);
        }

        _file.Seek(0, SeekOrigin.End);
    }

    /// <summary>Puts all that was added on disk.</summary>
    /// <exception cref="ImrPredictException">The disk is full, or fails.</exception>
    public void Sync()
    {
        Guard(() => _file.Flush(flushToDisk: true));
        _sinceSync.Restart();
    }

    /// <summary>Takes the journal away, when the output is complete.</summary>
    public void Finish()
    {
        Dispose();
        if (Path.Length > 0)
        {
            File.Delete(Path);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _file.Dispose();
        }
        catch (IOException) when (_failed)
        {
            // The write error was already reported; the items of the lost buffer are scored again on resume.
        }
    }

    private ScoreRead Read(byte[] payload, long end)
    {
        try
        {
            return JournalFormat.Read(payload);
        }
        catch (Exception damaged) when (JournalFormat.IsDamage(damaged))
        {
            throw new ImrPredictException(
                $"{Path}: the entry before byte {end} is none that this program writes, though its checksum is right; "
                + "remove the file and run again.",
                damaged);
        }
    }

    private static ScoreJournal Begin(ScoreJournal journal, string fingerprint)
    {
        try
        {
            journal.Begin(fingerprint);
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    private void Begin(string fingerprint)
    {
        long end = 0;
        var first = true;
        foreach (var (payload, after) in Frames())
        {
            if (first && Encoding.UTF8.GetString(payload) != fingerprint)
            {
                throw new ImrPredictException(
                    $"{Path}: is of a run with another model, other inputs or settings; run without "
                    + "--resume to begin anew.");
            }

            Entries += first ? 0 : 1;
            (first, end) = (false, after);
        }

        _file.SetLength(end);
        _file.Position = end;
        if (first)
        {
            _buffer.SetLength(8);
            _buffer.Position = 8;
            _buffer.Write(Encoding.UTF8.GetBytes(fingerprint));
            WriteFrame();
            Sync();
        }
    }

    private IEnumerable<(byte[] Payload, long End)> Frames()
    {
        _file.Position = 0;
        var size = _file.Length; // asked once: each time is a call of the system
        using var reader = new BinaryReader(_file, Encoding.UTF8, leaveOpen: true);
        while (size - _file.Position >= 8)
        {
            var length = reader.ReadInt32();
            var checksum = reader.ReadUInt32();
            if (length < 0 || length > size - _file.Position)
            {
                yield break;
            }

            var payload = reader.ReadBytes(length);
            if (Crc32.HashToUInt32(payload) != checksum)
            {
                yield break;
            }

            yield return (payload, _file.Position);
        }
    }

    // The buffer holds eight bytes for length and checksum, then the payload.
    private void WriteFrame()
    {
        var frame = _buffer.GetBuffer().AsSpan(0, (int)_buffer.Length);
        BitConverter.TryWriteBytes(frame, frame.Length - 8);
        BitConverter.TryWriteBytes(frame[4..], Crc32.HashToUInt32(frame[8..]));
        Guard(() => _buffer.WriteTo(_file));
    }

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (IOException problem)
        {
            _failed = true;
            throw new ImrPredictException(
                Path.Length > 0
                    ? $"{Path}: cannot be written ({problem.Message}); make room, then run the same command again "
                        + "(score with --resume)."
                    : $"{System.IO.Path.GetTempPath()}: cannot be written ({problem.Message}); make room there.",
                problem);
        }
    }
}
