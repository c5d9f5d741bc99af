using System.Buffers.Binary;
using System.Text;
using ImrPredict.Scoring;

namespace ImrPredict.Reports;

/// <summary>One entry of a <see cref="ScoreJournal"/>: the cells of a row with what is counted of it, or of a reject.</summary>
/// <param name="Facts">What is counted of a row; null for a reject.</param>
/// <param name="Cells">
/// Of a row, in the order of <see cref="ScoreTable.Columns"/> with rank and percentile blank; of a reject: file, place,
/// field, reason.
/// </param>
public sealed record JournalEntry(ScoreFacts? Facts, string[] Cells)
{
    internal static JournalEntry Of(ScoreRead read) => read switch
    {
        ScoreRead.Row row => new(ScoreFacts.Of(row.Score), ScoreTable.Cells(row.Score)),
        ScoreRead.Reject { Rejected: var rejected } =>
            new(null, [rejected.At.File, rejected.At.Place, rejected.Field, rejected.Reason]),
        _ => throw new ArgumentException($"unexpected {read.GetType().Name}", nameof(read)),
    };

    internal void Write(BinaryWriter writer)
    {
        writer.Write(Facts is not null);
        if (Facts is { } facts)
        {
            writer.Write(facts.CaseNumber);
            writer.Write(facts.Service);
            writer.Write(facts.Probability ?? double.NaN);
            writer.Write(facts.BaseRate ?? double.NaN);
            writer.Write(facts.KnownShare);
            writer.Write(facts.Filled);
            writer.Write(facts.Source);
        }

        writer.Write((byte)Cells.Length);
        foreach (var cell in Cells)
        {
            writer.Write(cell);
        }
    }

    internal static JournalEntry Parse(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        ScoreFacts? facts = null;
        if (reader.Byte() != 0)
        {
            facts = new ScoreFacts(
                reader.Text(), reader.Text(), Known(reader.Double()), Known(reader.Double()), reader.Double(),
                reader.UInt32(), reader.Text());
        }

        var cells = new string[reader.Byte()];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = reader.Text();
        }

        return new JournalEntry(facts, cells);
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;

    /// <summary>Reads what a <see cref="BinaryWriter"/> wrote, straight from the bytes.</summary>
    private ref struct PayloadReader(ReadOnlySpan<byte> payload)
    {
        private ReadOnlySpan<byte> rest = payload;

        public byte Byte() => Take(sizeof(byte))[0];

        public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

        public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

        public string Text() => Encoding.UTF8.GetString(Take(Length()));

        // Seven bits a byte, the lowest first; the highest bit says that more follow.
        private int Length()
        {
            var (length, shift) = (0, 0);
            byte part;
            do
            {
                part = Byte();
                length |= (part & 0x7F) << shift;
                shift += 7;
            }
            while (part > 0x7F);
            return length;
        }

        private ReadOnlySpan<byte> Take(int count)
        {
            var taken = rest[..count];
            rest = rest[count..];
            return taken;
        }
    }
}
