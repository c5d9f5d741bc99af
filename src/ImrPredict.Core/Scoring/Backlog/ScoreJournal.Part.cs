using System.Text;
using ImrPredict.Cases;

namespace ImrPredict.Scoring.Backlog;

/// <content>A finished journal as a part of a run: sealed with its counts, opened for reading alone.</content>
public sealed partial class ScoreJournal
{
    private const int SealMark = -1; // a length that no entry has, so that reading entries ends before it
    private const int SealBytes = sizeof(int) + sizeof(long) + sizeof(long);

    /// <summary>Ends the journal: writes how much it holds, and puts it on disk. Nothing can be added.</summary>
    /// <param name="records">Letters and rows that were read for it.</param>
    /// <exception cref="ImrPredictException">The disk is full, or fails.</exception>
    public void Seal(long records)
    {
        _buffer.SetLength(0);
        _writer.Write(SealMark);
        _writer.Write(Entries);
        _writer.Write(records);
        Guard(() => _buffer.WriteTo(_file));
        Sync();
    }

    /// <summary>Opens a sealed journal for reading, and checks that it is whole.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="fingerprint">What it must be of.</param>
    /// <param name="records">How many letters and rows must have been read for it.</param>
    /// <exception cref="ImrPredictException">It is of something else, or counts otherwise.</exception>
    public static ScoreJournal OpenPart(string path, string fingerprint, long records)
    {
        var journal = new ScoreJournal(
            path, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16));
        try
        {
            journal.CheckPart(fingerprint, records);
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    private void CheckPart(string fingerprint, long records)
    {
        var (frames, end) = (0L, 0L);
        foreach (var (payload, after) in Frames())
        {
            if (frames++ == 0 && Encoding.UTF8.GetString(payload) != fingerprint)
            {
                throw new ImrPredictException(
                    $"{Path}: is of another plan or shard; remove it and run that shard again.");
            }

            end = after;
        }

        _file.Position = end;
        var seal = new byte[SealBytes];
        var isSealed = frames > 0 && _file.Length - end == SealBytes
            && _file.ReadAtLeast(seal, SealBytes, throwOnEndOfStream: false) == SealBytes
            && BitConverter.ToInt32(seal) == SealMark;
        Entries = frames - 1;
        if (!isSealed || BitConverter.ToInt64(seal, sizeof(int)) != Entries)
        {
            throw new ImrPredictException(
                $"{Path}: is cut or damaged ({Math.Max(0, Entries)} entries can be read); remove it and run that shard "
                + "again.");
        }

        var found = BitConverter.ToInt64(seal, sizeof(int) + sizeof(long));
        if (found != records)
        {
            throw new ImrPredictException(
                $"{Path}: was made of {found} letters and rows, {records} expected; remove it and run that shard "
                + "again.");
        }
    }
}
