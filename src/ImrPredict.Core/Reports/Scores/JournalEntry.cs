using System.Text;
using ImrPredict.Ingest;

namespace ImrPredict.Reports;

/// <summary>One entry of a <see cref="ScoreJournal"/>: the cells of a row or of a reject.</summary>
internal sealed record JournalEntry(bool IsRow, double? Probability, string[] Cells)
{
    public static byte[] OfRow(string[] cells, double? probability) => Bytes(isRow: true, probability, cells);

    public static byte[] OfReject(ItemRead.Rejected rejected) =>
        Bytes(isRow: false, null, [rejected.At.File, rejected.At.Place, rejected.Field, rejected.Reason]);

    public static JournalEntry Parse(byte[] payload)
    {
        using var reader = new BinaryReader(new MemoryStream(payload), Encoding.UTF8);
        var isRow = reader.ReadBoolean();
        var probability = reader.ReadDouble();
        var cells = new string[reader.ReadByte()];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = reader.ReadString();
        }

        return new JournalEntry(isRow, double.IsNaN(probability) ? null : probability, cells);
    }

    private static byte[] Bytes(bool isRow, double? probability, string[] cells)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(isRow);
        writer.Write(probability ?? double.NaN);
        writer.Write((byte)cells.Length);
        foreach (var cell in cells)
        {
            writer.Write(cell);
        }

        writer.Flush();
        return bytes.ToArray();
    }
}
