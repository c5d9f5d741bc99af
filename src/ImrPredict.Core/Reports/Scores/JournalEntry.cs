using System.Buffers.Binary;
using System.Text;
using ImrPredict.Ingest.Reading;
using ImrPredict.Reports.Tables;
using ImrPredict.Scoring.Items;

namespace ImrPredict.Reports.Scores;

/// <summary>
/// One entry of a <see cref="ScoreJournal"/>: the cells of a row with what is counted of it, or of a reject. Cells are
/// decoded when they are asked for.
/// </summary>
public sealed class JournalEntry
{
    private readonly byte[] _payload;
    private readonly int _cellsAt;
    private string[]? _cells;

    private JournalEntry(byte[] payload)
    {
        var reader = new PayloadReader(payload);
        if (reader.Byte() != 0)
        {
            Facts = new RowCounts(
                reader.Text(), reader.Text(), Known(reader.Double()), Known(reader.Double()), reader.Double(),
                reader.UInt32(), reader.Text());
        }

        (_payload, _cellsAt) = (payload, reader.Position);
    }

    /// <summary>What is counted of a row; null for a reject.</summary>
    public RowCounts? Facts { get; }

    /// <summary>
    /// Of a row, in the order of <see cref="ScoreTable.Columns"/> with rank and percentile blank; of a reject: file, place,
    /// field, reason.
    /// </summary>
    public string[] Cells => _cells ??= ReadCells();

    /// <summary>Writes an entry.</summary>
    /// <returns>What is counted of it; null for a reject.</returns>
    internal static RowCounts? Write(ScoreRead read, BinaryWriter writer)
    {
        switch (read)
        {
            case ScoreRead.Row { Score: var score }:
                var facts = RowCounts.Of(score);
                writer.Write(true);
                Write(facts, writer);
                Write(ScoreTable.Cells(score), writer);
                return facts;
            case ScoreRead.Reject { Rejected: var rejected }:
                writer.Write(false);
                Write(CellsOf(rejected), writer);
                return null;
            default:
                throw new ArgumentException($"unexpected {read.GetType().Name}", nameof(read));
        }
    }

    /// <summary>The cells of a reject: file, place, field, reason.</summary>
    internal static string[] CellsOf(ItemRead.Rejected rejected) =>
        [rejected.At.File, rejected.At.Place, rejected.Field, rejected.Reason];

    internal static JournalEntry Parse(byte[] payload) => new(payload);

    /// <summary>Hands the cells on as they stand in the journal.</summary>
    internal void CopyTo(Utf8Row row)
    {
        var reader = new PayloadReader(_payload, _cellsAt);
        row.Begin(_payload, reader.Byte());
        for (var i = 0; i < row.Count; i++)
        {
            var length = reader.Length();
            row.Place(i, reader.Position, length);
            reader.Take(length);
        }
    }

    private string[] ReadCells()
    {
        var reader = new PayloadReader(_payload, _cellsAt);
        var cells = new string[reader.Byte()];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = reader.Text();
        }

        return cells;
    }

    private static void Write(RowCounts facts, BinaryWriter writer)
    {
        writer.Write(facts.CaseNumber);
        writer.Write(facts.Service);
        writer.Write(facts.Probability ?? double.NaN);
        writer.Write(facts.BaseRate ?? double.NaN);
        writer.Write(facts.KnownShare);
        writer.Write(facts.Filled);
        writer.Write(facts.Source);
    }

    private static void Write(ReadOnlySpan<string> cells, BinaryWriter writer)
    {
        writer.Write((byte)cells.Length);
        foreach (var cell in cells)
        {
            writer.Write(cell);
        }
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;

    /// <summary>Reads what a <see cref="BinaryWriter"/> wrote, straight from the bytes.</summary>
    private ref struct PayloadReader(ReadOnlySpan<byte> payload, int position = 0)
    {
        private readonly ReadOnlySpan<byte> payload = payload;

        public int Position { get; private set; } = position;

        public byte Byte() => Take(sizeof(byte))[0];

        public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

        public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

        public string Text() => Encoding.UTF8.GetString(Take(Length()));

        // Seven bits a byte, the lowest first; the highest bit says that more follow.
        public int Length()
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

        public ReadOnlySpan<byte> Take(int count)
        {
            var taken = payload.Slice(Position, count);
            Position += count;
            return taken;
        }
    }
}
