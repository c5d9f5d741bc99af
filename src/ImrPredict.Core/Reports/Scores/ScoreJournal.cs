using System.IO.Hashing;
using System.Text;
using ImrPredict.Cases;
using ImrPredict.Scoring;

namespace ImrPredict.Reports;

/// <summary>
/// What a scoring run has done so far, kept in a file beside the output: the rank of the first row depends on the
/// last, and a run that was killed goes on from here. Entries are framed and checksummed, so that a cut or damaged
/// end is seen and dropped. In memory it holds one number a row.
/// </summary>
public sealed class ScoreJournal : IDisposable
{
    private const int FlushEvery = 1000;

    private readonly FileStream _file;
    private readonly List<float> _probabilities = [];
    private readonly MemoryStream _buffer = new();

    private ScoreJournal(string path, FileStream file) => (Path, _file) = (path, file);

    /// <summary>The journal's file.</summary>
    public string Path { get; }

    /// <summary>Entries so far: rows and rejects.</summary>
    public long Entries => Tally.ItemsIn;

    /// <summary>What became of the entries, those of a resumed run included.</summary>
    public ScoreTally Tally { get; } = new();

    /// <summary>Opens the journal of an output.</summary>
    /// <param name="output">The output's path; the journal stands beside it with <c>.journal</c>.</param>
    /// <param name="fingerprint">What makes two runs the same: model, inputs, settings.</param>
    /// <param name="resume">Go on with an unfinished run; otherwise its journal is begun anew.</param>
    /// <exception cref="ImrPredictException">The journal is of another run, or another process holds it.</exception>
    public static ScoreJournal Open(string output, string fingerprint, bool resume)
    {
        var path = System.IO.Path.GetFullPath(output) + ".journal";
        FileStream file;
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            file = new FileStream(
                path, resume ? FileMode.OpenOrCreate : FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ImrPredictException(
                $"{path}: cannot be opened ({problem.Message}); another run may be writing this output.", problem);
        }

        var journal = new ScoreJournal(path, file);
        try
        {
            journal.Begin(fingerprint);
            return journal;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Adds an entry. What was added is on disk at the latest a thousand entries later.</summary>
    public void Add(ScoreRead read)
    {
        Tally.Add(read);
        if (read is ScoreRead.Row row)
        {
            _probabilities.Add((float?)row.Score.OverturnProbability ?? float.NaN);
            Write(JournalEntry.OfRow(ScoreTable.Cells(row.Score), row.Score.OverturnProbability));
        }
        else if (read is ScoreRead.Reject reject)
        {
            Write(JournalEntry.OfReject(reject.Rejected));
        }

        if (Entries % FlushEvery == 0)
        {
            _file.Flush(flushToDisk: true);
        }
    }

    /// <summary>The rows in input order with their ranks (see <see cref="RankOrder"/>).</summary>
    public IEnumerable<string[]> Rows()
    {
        var ranks = RankOrder.Ranks(_probabilities);
        var next = 0;
        foreach (var entry in Read().Where(entry => entry.IsRow))
        {
            var rank = ranks[next++];
            entry.Cells[ScoreTable.RankColumn] =
                rank == 0 ? "" : rank.ToString(System.Globalization.CultureInfo.InvariantCulture);
            yield return entry.Cells;
        }
    }

    /// <summary>The rejects in input order: file, place, field, reason.</summary>
    public IEnumerable<string[]> Rejects() => Read().Where(entry => !entry.IsRow).Select(entry => entry.Cells);

    /// <summary>Takes the journal away, when the output is complete.</summary>
    public void Finish()
    {
        Dispose();
        File.Delete(Path);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Begin(string fingerprint)
    {
        long end = 0;
        var first = true;
        foreach (var (payload, after) in Frames())
        {
            if (first && Encoding.UTF8.GetString(payload) != fingerprint)
            {
                throw new ImrPredictException(
                    $"{Path}: is of a run with another model, other inputs or settings; run without --resume to begin anew.");
            }

            if (!first)
            {
                Remember(JournalEntry.Parse(payload));
            }

            (first, end) = (false, after);
        }

        _file.SetLength(end);
        _file.Position = end;
        if (first)
        {
            Write(Encoding.UTF8.GetBytes(fingerprint));
            _file.Flush(flushToDisk: true);
        }
    }

    private void Remember(JournalEntry entry)
    {
        Tally.Add(entry.IsRow, entry.Probability);
        if (entry.IsRow)
        {
            _probabilities.Add((float?)entry.Probability ?? float.NaN);
        }
    }

    private IEnumerable<JournalEntry> Read()
    {
        _file.Flush();
        return Frames().Skip(1).Select(frame => JournalEntry.Parse(frame.Payload));
    }

    private IEnumerable<(byte[] Payload, long End)> Frames()
    {
        _file.Position = 0;
        using var reader = new BinaryReader(_file, Encoding.UTF8, leaveOpen: true);
        while (_file.Length - _file.Position >= 8)
        {
            var length = reader.ReadInt32();
            var checksum = reader.ReadUInt32();
            if (length < 0 || length > _file.Length - _file.Position)
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

    private void Write(byte[] payload)
    {
        _buffer.SetLength(0);
        _buffer.Write(BitConverter.GetBytes(payload.Length));
        _buffer.Write(BitConverter.GetBytes(Crc32.HashToUInt32(payload)));
        _buffer.Write(payload);
        _buffer.WriteTo(_file);
    }
}
