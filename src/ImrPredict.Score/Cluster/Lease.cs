using System.Text;

namespace ImrPredict.Score.Cluster;

/// <summary>
/// Work of a run that this process holds, until it is disposed. A thread of its own beats, so that a busy process does
/// not look lost. The file is written through one handle: when others have taken the work, the beats go to the file
/// that they have put away, and not into theirs.
/// </summary>
internal sealed class Lease : IDisposable
{
    private const int BeatsInLease = 4;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly ManualResetEventSlim _end = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Thread _beats;

    private Lease(string path, FileStream file, LeaseMark mark, Func<bool> isOver)
    {
        (_path, _file) = (path, file);
        _beats = new Thread(() => Beat(mark, isOver)) { IsBackground = true, Name = "lease" };
        _beats.Start();
    }

    /// <summary>Cancelled when the work is done by another, seen at a beat.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>Takes hold of a file that this process has just made.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mark">What it says.</param>
    /// <param name="isOver">Whether the work is done.</param>
    /// <returns>Null where another has it already.</returns>
    public static Lease? Hold(string path, LeaseMark mark, Func<bool> isOver)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(
                path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var found = new byte[mark.ToLine().Length * 2];
            var read = file.ReadAtLeast(found, found.Length, throwOnEndOfStream: false);
            if (Encoding.UTF8.GetString(found, 0, read) == mark.ToLine())
            {
                return new Lease(path, file, mark, isOver);
            }
        }
        catch (FileNotFoundException)
        {
            // Taken by another in the moment since: as below.
        }

        file?.Dispose();
        return null;
    }

    /// <summary>Gives the work back, where it is still this process's.</summary>
    public void Dispose()
    {
        _end.Set();
        _beats.Join();
        _file.Dispose();
        _end.Dispose();
        _over.Dispose();
    }

    private void Beat(LeaseMark mark, Func<bool> isOver)
    {
        while (!_end.Wait(TimeSpan.FromSeconds((double)mark.Seconds / BeatsInLease)))
        {
            mark = mark with { Beat = mark.Beat + 1 };
            _ = Try(() => Write(mark));
            if (isOver())
            {
                _ = _over.CancelAsync(); // what goes on then may dispose this, which waits for this thread
            }
        }

        _ = Try(() =>
        {
            if (LeaseMark.Parse(ShardFolder.TextOf(_path) ?? "")?.Owner == mark.Owner)
            {
                File.Delete(_path);
            }
        });
    }

    private void Write(LeaseMark mark)
    {
        _file.Position = 0;
        _file.Write(Encoding.UTF8.GetBytes(mark.ToLine()));
        _file.Flush(flushToDisk: true);
    }

    // Others do not see a beat that cannot be written, and a lease that cannot be removed expires: at worst they do the
    // work too. The part is what counts, and its errors are told.
    private static bool Try(Action step)
    {
        try
        {
            step();
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
