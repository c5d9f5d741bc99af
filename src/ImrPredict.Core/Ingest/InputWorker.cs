using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Pool;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Ingest.Tables.Opening;

namespace ImrPredict.Ingest;

/// <summary>
/// A process that reads inputs for another one, which asks on its standard input and takes answers from its standard
/// output. It ends when the other one does, whatever it is doing.
/// </summary>
public static class InputWorker
{
    /// <summary>The argument with which a program is told to be one.</summary>
    public const string Argument = "read-inputs-for-another-process";

    /// <summary>Answers until the other process has ended.</summary>
    /// <returns>Exit code.</returns>
    public static int Run()
    {
        // A signal to the whole group is for the process that asks; this one goes with it.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => signal.Cancel = true);
        CoreDump.Forbid();
        using var answers = Console.OpenStandardOutput();
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        using var questions = new BlockingCollection<(byte Kind, byte[] Content)>();
        new Thread(() => Listen(questions)) { IsBackground = true }.Start();
        // A library may go on without what there was no memory for, which must not pass for what the file holds.
        var memory = new Shortage();
        AppDomain.CurrentDomain.FirstChanceException += (_, failure) =>
            memory.IsMet |= failure.Exception is OutOfMemoryException;
        Frame.Write(answers, (byte)PoolAnswer.Ready, []);
        using var table = new PooledTable();
        foreach (var (question, content) in questions.GetConsumingEnumerable())
        {
            if (!Answer(answers, (PoolQuestion)question, content, table, memory))
            {
                return 1;
            }
        }

        return 0;
    }

    private static void Listen(BlockingCollection<(byte Kind, byte[] Content)> questions)
    {
        using var input = Console.OpenStandardInput();
        while (Frame.Read(input) is { } question)
        {
            questions.Add(question);
        }

        // The other process has ended; what is read here may never end by itself.
        Process.GetCurrentProcess().Kill();
    }

    /// <summary>Answers one question; false where no other should be asked.</summary>
    private static bool Answer(
        Stream answers, PoolQuestion question, byte[] content, PooledTable table, Shortage memory)
    {
        var kind = PoolAnswer.Given;
        ReadOnlySpan<byte> answer;
        try
        {
            answer = Answer(question, content, table);
        }
        catch (Exception problem)
        {
            var reason = question == PoolQuestion.Text ? LetterGuard.Describe(problem) : GuardedRows.Describe(problem);
            kind = PoolAnswer.Unreadable;
            answer = new FrameText().Add(reason).Content;
        }

        if (memory.IsMet)
        {
            kind = PoolAnswer.OutOfMemory;
            answer = [];
        }

        Frame.Write(answers, (byte)kind, answer);
        return kind != PoolAnswer.OutOfMemory;
    }

    private static ReadOnlySpan<byte> Answer(PoolQuestion question, byte[] content, PooledTable table) =>
        question switch
        {
            PoolQuestion.Text => LetterContent.Read(content).ToFrame(),
            PoolQuestion.Sniff => Sniff(content),
            PoolQuestion.Open => table.Open(content),
            PoolQuestion.Rows => table.Rows(),
            PoolQuestion.Close => table.Close(),
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };

    private static byte[] Sniff(byte[] question)
    {
        var (path, options, _) = TableQuestion.Of(question);
        var table = TableSniffer.SniffAsync(path, FileHead.Read(path), options, CancellationToken.None);
        return JsonSerializer.SerializeToUtf8Bytes(
            table.GetAwaiter().GetResult(), TableQuestionJson.Default.SniffedTable);
    }

    /// <summary>Whether there was not enough memory at any moment.</summary>
    private sealed class Shortage
    {
        private volatile bool _isMet;

        public bool IsMet
        {
            get => _isMet;
            set => _isMet = value;
        }
    }
}
