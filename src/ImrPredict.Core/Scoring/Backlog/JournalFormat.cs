using System.Text;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Cases.Storage;
using ImrPredict.Ingest.Reading;
using ImrPredict.Scoring.Items;
using ImrPredict.Scoring.Precedents;
using ImrPredict.Scoring.Reasons;

namespace ImrPredict.Scoring.Backlog;

/// <summary>
/// How a <see cref="ScoreJournal"/> keeps a row or a reject as bytes. All of a row comes back but the place of a
/// reason's sentence, for which the text would be needed.
/// </summary>
public static class JournalFormat
{
    /// <summary>A row or a reject as bytes.</summary>
    public static byte[] Bytes(ScoreRead read)
    {
        using var buffer = new MemoryStream();
        using (var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true))
        {
            Write(writer, read);
        }

        return buffer.ToArray();
    }

    internal static void Write(BinaryWriter to, ScoreRead read)
    {
        Write(to, read.At);
        switch (read)
        {
            case ScoreRead.Row { Score: var score }:
                to.Write(true);
                Write(to, score);
                return;
            case ScoreRead.Reject { Rejected: var rejected } reject:
                to.Write(false);
                to.Write(rejected.Field);
                to.Write(rejected.Reason);
                if (reject.ItemKey > 0)
                {
                    to.Write(reject.LetterKey); // of parts of a run alone
                    to.Write(reject.ItemKey);
                }

                return;
            default:
                throw new ArgumentException($"unexpected {read.GetType().Name}", nameof(read));
        }
    }

    /// <summary>Reads what <see cref="Bytes"/> gave.</summary>
    /// <exception cref="InvalidDataException">
    /// It is something else; so say the other exceptions of <see cref="IsDamage"/>.
    /// </exception>
    public static ScoreRead Read(byte[] entry)
    {
        using var from = new BinaryReader(new MemoryStream(entry), Encoding.UTF8);
        var at = new SourceLocation(
            from.ReadString(), Known((SourceUnit)from.ReadByte()), from.ReadInt64(), from.ReadString());
        ScoreRead read = from.ReadBoolean()
            ? new ScoreRead.Row(ReadScore(from, at))
            : ReadReject(from, at);
        return from.BaseStream.Position == entry.Length ? read : throw new InvalidDataException("more than an entry.");
    }

    /// <summary>Whether reading an entry failed since nobody wrote it.</summary>
    public static bool IsDamage(Exception problem) =>
        problem is IOException or FormatException or ArgumentException or InvalidDataException;

    private static void Write(BinaryWriter to, SourceLocation at)
    {
        to.Write(at.File);
        to.Write((byte)at.Unit);
        to.Write(at.Number);
        to.Write(at.Sheet ?? "");
    }

    private static void Write(BinaryWriter to, ItemScore score)
    {
        to.Write(score.CaseNumber);
        to.Write(score.Number);
        to.Write(score.RequestedService);
        to.Write(score.ServiceCategory.ToString());
        to.Write(score.Service);
        to.Write((byte)score.Source);
        to.Write(score.Filled);
        to.Write(score.LetterKey);
        to.Write(score.KnownShare);
        to.Write(score.ModelId);
        Write(to, score.BaseRate);
        Write(to, score.BaseRateCount);
        Write(to, score.OverturnProbability);
        Write(to, score.ProbabilityLow);
        Write(to, score.ProbabilityHigh);
        Write(to, (int?)score.Prediction);
        Write(to, score.AbstainReason);
        WriteList(to, score.Reasons, reason =>
        {
            to.Write(reason.Words);
            Write(to, reason.Quote);
            to.Write(reason.LogOdds);
        });
        WriteList(to, score.Precedents, precedent =>
        {
            to.Write(precedent.CaseNumber);
            to.Write(precedent.Number);
            to.Write(precedent.Title);
            to.Write((byte)precedent.Outcome);
            Write(to, precedent.Decided?.DayNumber);
            Write(to, precedent.Year);
            to.Write(precedent.Similarity);
        });
        WriteList(to, score.Warnings, to.Write);
        WriteList(to, score.Passed?.Names ?? [], to.Write);
        WriteList(to, score.Passed?.Cells ?? [], cell => Write(to, cell));
        if (score.ItemKey > 0)
        {
            to.Write(score.ItemKey); // of parts of a run alone
        }
    }

    // In the order of Write: initialisers run in the order in which they stand.
    private static ItemScore ReadScore(BinaryReader from, SourceLocation at) => new()
    {
        At = at,
        CaseNumber = from.ReadString(),
        Number = from.ReadInt32(),
        RequestedService = from.ReadString(),
        ServiceCategory = ServiceCategory.Parse(from.ReadString()),
        Service = from.ReadString(),
        Source = Known((ItemSource)from.ReadByte()),
        Filled = from.ReadUInt32(),
        LetterKey = from.ReadUInt64(),
        KnownShare = Share(from.ReadDouble()) ?? 0,
        ModelId = from.ReadString(),
        BaseRate = Share(from.ReadDouble()),
        BaseRateCount = ReadInt32(from),
        OverturnProbability = Share(from.ReadDouble()),
        ProbabilityLow = Share(from.ReadDouble()),
        ProbabilityHigh = Share(from.ReadDouble()),
        Prediction = ReadInt32(from) is { } prediction ? Known((Outcome)prediction) : null,
        AbstainReason = ReadText(from),
        Reasons = ReadList(from, () => new Reason(from.ReadString(), ReadText(from), Finite(from.ReadDouble()))),
        Precedents = ReadList(from, () => new Precedent(
            from.ReadString(), from.ReadInt32(), from.ReadString(), Known((Outcome)from.ReadByte()),
            ReadInt32(from) is { } day ? DateOnly.FromDayNumber(day) : null, ReadInt32(from),
            Finite(from.ReadDouble()))),
        Warnings = ReadList(from, from.ReadString),
        Passed = ReadPassed(from),
        ItemKey = from.BaseStream.Position < from.BaseStream.Length ? from.ReadUInt64() : 0,
    };

    private static ScoreRead.Reject ReadReject(BinaryReader from, SourceLocation at)
    {
        var reject = new ScoreRead.Reject(new ItemRead.Rejected(at, from.ReadString(), from.ReadString()));
        return from.BaseStream.Position == from.BaseStream.Length ? reject : reject with
        {
            LetterKey = from.ReadUInt64(),
            ItemKey = from.ReadUInt64(),
        };
    }

    private static PassedCells? ReadPassed(BinaryReader from)
    {
        var names = ReadList(from, from.ReadString);
        var cells = ReadList(from, () => ReadText(from));
        return names.Length == 0 ? null : new(names, cells);
    }

    private static void Write(BinaryWriter to, string? text)
    {
        to.Write(text is not null);
        if (text is not null)
        {
            to.Write(text);
        }
    }

    private static void Write(BinaryWriter to, int? number)
    {
        to.Write(number is not null);
        if (number is { } known)
        {
            to.Write(known);
        }
    }

    private static void Write(BinaryWriter to, double? number) => to.Write(number ?? double.NaN);

    private static void WriteList<T>(BinaryWriter to, IReadOnlyList<T> values, Action<T> write)
    {
        to.Write7BitEncodedInt(values.Count);
        foreach (var value in values)
        {
            write(value);
        }
    }

    private static string? ReadText(BinaryReader from) => from.ReadBoolean() ? from.ReadString() : null;

    private static int? ReadInt32(BinaryReader from) => from.ReadBoolean() ? from.ReadInt32() : null;

    private static double? Share(double number) => double.IsNaN(number) ? null
        : number is >= 0 and <= 1 ? number
        : throw new InvalidDataException("a share is none.");

    private static double Finite(double number) =>
        double.IsFinite(number) ? number : throw new InvalidDataException("a number is none.");

    private static T Known<T>(T name)
        where T : struct, Enum => Enum.IsDefined(name) ? name : throw new InvalidDataException("a name is none.");

    private static T[] ReadList<T>(BinaryReader from, Func<T> read)
    {
        var values = new T[from.ReadShortCount()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = read();
        }

        return values;
    }
}
