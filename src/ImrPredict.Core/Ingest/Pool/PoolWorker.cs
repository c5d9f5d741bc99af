using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ImrPredict.Cases;

namespace ImrPredict.Ingest.Pool;

/// <summary>One process that reads inputs for this one. Used by one thread at a time.</summary>
internal sealed class PoolWorker : IDisposable
{
    private const int Megabyte = 1 << 20;
    private const int ClockTimes = 5;
    private const int EndMilliseconds = 5_000;

    // What the runtime says first when it ends for these.
    private const string StackOverflow = "Stack overflow";
    private const string OutOfMemory = "Out of memory";

    // The heap may take this share of the memory; the rest is for code, stacks and what is not on the heap.
    private const double HeapShare = 0.75;

    private readonly Process _process;
    private readonly InputPoolOptions _options;
    private readonly PoolWatch _watch;
    private readonly Stream _questions;
    private readonly Stream _answers;
    private readonly StringBuilder _said = new();
    private readonly Task _listening;
    private readonly Action _look;
    private TimeSpan _processorTime;
    private long _since;
    private string? _fault;

    private PoolWorker(Process process, InputPoolOptions options, PoolWatch watch)
    {
        (_process, _options, _watch) = (process, options, watch);
        (_questions, _answers) = (process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
        _look = EndIfBeyond;
        _listening = ListenAsync(process.StandardError.BaseStream);
    }

    /// <summary>Whether it has not been asked yet.</summary>
    public bool IsFresh { get; private set; } = true;

    /// <summary>Whether it can be asked no more.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Starts a process.</summary>
    /// <exception cref="ImrPredictException">It cannot be started, or is none that answers.</exception>
    public static PoolWorker Start(InputPoolOptions options, PoolWatch watch)
    {
        var start = new ProcessStartInfo(options.Command[0], options.Command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var heap = (long)(options.Megabytes * (long)Megabyte * HeapShare);
        start.Environment["DOTNET_GCHeapHardLimit"] = heap.ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0"; // holds text of inputs
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // leaves sockets in the temporary folder
        try
        {
            var worker = new PoolWorker(Process.Start(start)!, options, watch);
            if (Frame.Read(worker._answers) is ((byte)PoolAnswer.Ready, _))
            {
                return worker;
            }

            worker._process.WaitForExit(EndMilliseconds);
            var code = worker._process.HasExited ? $" (exit code {worker._process.ExitCode})" : "";
            worker.Dispose();
            throw CannotStart(code, new EndOfStreamException());
        }
        catch (Exception problem) when (problem is Win32Exception or IOException)
        {
            throw CannotStart($" ({problem.GetType().Name})", problem);
        }

        ImrPredictException CannotStart(string why, Exception problem) => new(
            $"{options.Command[^1]}: no process to read inputs can be started{why}; free memory, raise the memory of "
            + "one (--input-memory), or read inputs that you trust in this process (--input-in-process).", problem);
    }

    /// <summary>Asks and waits for the answer.</summary>
    /// <exception cref="UnreadableInputException">The input cannot be read.</exception>
    public byte[] Ask(PoolQuestion question, ReadOnlySpan<byte> input)
    {
        Send(question, input);
        return Receive();
    }

    /// <summary>Asks without waiting.</summary>
    public void Send(PoolQuestion question, ReadOnlySpan<byte> input)
    {
        IsFresh = false;
        try
        {
            Frame.Write(_questions, (byte)question, input);
        }
        catch (IOException)
        {
            throw Lost(); // it has ended
        }
    }

    /// <summary>Waits for the answer to the last question.</summary>
    /// <exception cref="UnreadableInputException">The input cannot be read.</exception>
    public byte[] Receive()
    {
        _processorTime = ProcessorTime();
        _since = Stopwatch.GetTimestamp();
        _watch.Begin(_look);
        (byte Kind, byte[] Content)? answer;
        try
        {
            answer = Frame.Read(_answers);
        }
        finally
        {
            _watch.End(_look);
        }

        switch (answer)
        {
            case ((byte)PoolAnswer.Given, var content):
                return content;
            case ((byte)PoolAnswer.Unreadable, var content):
                throw new UnreadableInputException(new FrameReader(content).Text()!);
            case ((byte)PoolAnswer.OutOfMemory, _):
                _fault = TooMuchMemory();
                throw Lost();
            default:
                throw Lost();
        }
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        End();
        _process.Dispose();
    }

    /// <summary>Ends the process where it takes more than it may; asked while its answer is waited for.</summary>
    private void EndIfBeyond()
    {
        try
        {
            _process.Refresh();
            var isLate = (ProcessorTime() - _processorTime).TotalSeconds > _options.Seconds
                || Stopwatch.GetElapsedTime(_since).TotalSeconds > (double)_options.Seconds * ClockTimes;
            _fault = isLate ? $"its reading took more than {_options.Seconds} s (--input-seconds)"
                : _process.WorkingSet64 > (long)_options.Megabytes * Megabyte ? TooMuchMemory()
                : null;
            if (_fault is not null)
            {
                _process.Kill();
            }
        }
        catch (Exception ended) when (ended is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself, which the reading of its answer finds too.
        }
    }

    private LostWorkerException Lost()
    {
        IsLost = true;
        End();
        var code = _process.HasExited ? _process.ExitCode : -1;
        string said;
        lock (_said)
        {
            said = _said.ToString();
        }

        return _fault is not null ? new(_fault, isOfInput: _fault != TooMuchMemory())
            : said.StartsWith(StackOverflow, StringComparison.Ordinal)
                ? new("its parts are nested too deep, or in a circle", isOfInput: true)
            : said.StartsWith(OutOfMemory, StringComparison.Ordinal) ? new(TooMuchMemory(), isOfInput: false)
            : new($"its reading ended the process that read it (exit code {code})", isOfInput: false);
    }

    private string TooMuchMemory() => $"its reading takes more than {_options.Megabytes} MB of memory (--input-memory)";

    private TimeSpan ProcessorTime()
    {
        try
        {
            return _process.TotalProcessorTime;
        }
        catch (Exception ended) when (ended is InvalidOperationException or Win32Exception)
        {
            return default;
        }
    }

    private void End()
    {
        // A process that dies says why first, and a dump of its stack may take long.
        if (_fault is null && IsLost)
        {
            _process.WaitForExit(EndMilliseconds);
        }

        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.WaitForExit();
        _listening.Wait(EndMilliseconds);
    }

    /// <summary>Reads all that it says, and keeps how that begins: the runtime's reason for its end.</summary>
    private async Task ListenAsync(Stream errors)
    {
        const int Most = 80;
        var bytes = new byte[4096];
        try
        {
            while (await errors.ReadAsync(bytes).ConfigureAwait(false) is var read and > 0)
            {
                lock (_said)
                {
                    _said.Append(Encoding.ASCII.GetString(bytes, 0, Math.Min(read, Most - _said.Length)));
                }

                if (_said.Length >= StackOverflow.Length)
                {
                    _process.Kill(); // the rest is the stack
                }
            }
        }
        catch (Exception ended) when (ended is IOException or InvalidOperationException or ObjectDisposedException)
        {
            // The process has ended.
        }
    }
}
