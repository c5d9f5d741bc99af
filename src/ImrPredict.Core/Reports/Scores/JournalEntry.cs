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

    internal static JournalEntry Parse(byte[] payload)
    {
        using var reader = new BinaryReader(new MemoryStream(payload), Encoding.UTF8);
        ScoreFacts? facts = null;
        if (reader.ReadBoolean())
        {
            facts = new ScoreFacts(
                reader.ReadString(), reader.ReadString(), Known(reader.ReadDouble()), Known(reader.ReadDouble()),
                reader.ReadDouble(), reader.ReadUInt32(), reader.ReadString());
        }

        var cells = new string[reader.ReadByte()];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = reader.ReadString();
        }

        return new JournalEntry(facts, cells);
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
