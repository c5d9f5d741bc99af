using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using ImrPredict.Cases;
using ImrPredict.Text.Internals;

namespace ImrPredict.Training.Precedents;

/// <summary>
/// Decided items as an inverted index in one array of bytes, as the file has it (little-endian): a mark, then each
/// <see cref="PrecedentPart"/> as its length in bytes and its content, filled to whole eights. Safe from several
/// threads.
/// </summary>
internal sealed class PrecedentTable
{
    /// <summary>Bytes of a sketch.</summary>
    public const int SketchBytes = 128;

    /// <summary>What the file begins with; the last character is the version.</summary>
    public static readonly byte[] Mark = Encoding.ASCII.GetBytes("IMRPREC1");

    private readonly byte[] _bytes;
    private readonly (int Start, int Length)[] _parts = new (int, int)[Enum.GetValues<PrecedentPart>().Length];

    private PrecedentTable(byte[] bytes)
    {
        _bytes = bytes;
        var start = (long)Mark.Length;
        for (var part = 0; part < _parts.Length; part++)
        {
            Require(start + sizeof(long) <= bytes.Length);
            var length = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan((int)start));
            start += sizeof(long);
            Require(length >= 0 && length <= bytes.Length - start);
            _parts[part] = ((int)start, (int)length);
            start += (length + 7) / 8 * 8;
        }

        Require(start == bytes.Length);
        CheckHashes(PrecedentPart.Words);
        CheckHashes(PrecedentPart.Evidence);
        Words = new HashIndex(Part<ulong>(PrecedentPart.Words));
        Evidence = new HashIndex(Part<ulong>(PrecedentPart.Evidence));
        EvidenceWords = (Part<ulong>(PrecedentPart.Evidence).Length + 63) / 64;
        CheckAll();
    }

    /// <summary>Number of items.</summary>
    public int Count => Part<int>(PrecedentPart.Decided).Length;

    /// <summary>Number of cells.</summary>
    public int Cells => Part<ulong>(PrecedentPart.CellNarrow).Length;

    /// <summary>Places of words.</summary>
    public HashIndex Words { get; }

    /// <summary>Places of terms of evidence.</summary>
    public HashIndex Evidence { get; }

    /// <summary>Words of 64 bits that the evidence of a group takes.</summary>
    public int EvidenceWords { get; }

    /// <summary>Takes the content of a file.</summary>
    /// <param name="bytes">The content; not changed afterwards.</param>
    /// <param name="path">Its name for the message.</param>
    /// <exception cref="ImrPredictException">It is no such table, of another version, or broken.</exception>
    public static PrecedentTable Read(byte[] bytes, string path)
    {
        if (!bytes.AsSpan().StartsWith(Mark))
        {
            throw new ImrPredictException(
                $"{path}: does not begin with '{Encoding.ASCII.GetString(Mark)}'; it is no index of precedents, or one "
                + "of another version, so train the model again.");
        }

        try
        {
            return new PrecedentTable(bytes);
        }
        catch (FormatException broken)
        {
            throw new ImrPredictException($"{path}: broken as an index of precedents; train the model again.", broken);
        }
    }

    /// <summary>A part as values.</summary>
    public ReadOnlySpan<T> Part<T>(PrecedentPart part)
        where T : struct
    {
        var (start, length) = _parts[(int)part];
        return MemoryMarshal.Cast<byte, T>(_bytes.AsSpan(start, length));
    }

    /// <summary>Where the list of an owner lies.</summary>
    /// <param name="ends">A part of ends.</param>
    /// <param name="owner">The owner, from 0.</param>
    public (int Start, int End) Range(PrecedentPart ends, int owner)
    {
        var all = Part<int>(ends);
        return (owner == 0 ? 0 : all[owner - 1], all[owner]);
    }

    /// <summary>A set of words, ascending.</summary>
    public ReadOnlySpan<int> SetAt(int set)
    {
        var (start, end) = Range(PrecedentPart.SetEnds, set);
        return Part<int>(PrecedentPart.SetWords)[start..end];
    }

    /// <summary>Sketch of an item's text; empty where it has none.</summary>
    public ReadOnlySpan<byte> SketchOf(int item)
    {
        var sketch = Part<int>(PrecedentPart.SketchOf)[item];
        return sketch < 0 ? [] : Part<byte>(PrecedentPart.Sketches).Slice(sketch * SketchBytes, SketchBytes);
    }

    /// <summary>Items of a cluster.</summary>
    public ReadOnlySpan<int> ItemsOfCluster(int cluster)
    {
        var (start, end) = Range(PrecedentPart.ClusterEnds, cluster);
        return Part<int>(PrecedentPart.ClusterItems)[start..end];
    }

    /// <summary>The place of a case number; -1 where no item has it.</summary>
    public int FindCase(string caseNumber)
    {
        Span<byte> sought = stackalloc byte[256];
        if (Encoding.UTF8.GetMaxByteCount(caseNumber.Length) > sought.Length)
        {
            sought = new byte[Encoding.UTF8.GetMaxByteCount(caseNumber.Length)];
        }

        sought = sought[..Encoding.UTF8.GetBytes(caseNumber, sought)];
        var (low, high) = (0, Part<int>(PrecedentPart.CaseEnds).Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = TextAt(PrecedentPart.CaseEnds, PrecedentPart.CaseTexts, middle).SequenceCompareTo(sought);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return -1;
    }

    /// <summary>Case number of an item.</summary>
    public string CaseNumberOf(int item) => Encoding.UTF8.GetString(
        TextAt(PrecedentPart.CaseEnds, PrecedentPart.CaseTexts, Part<int>(PrecedentPart.Cases)[item]));

    /// <summary>What an item asked for.</summary>
    public string TitleOf(int item) => Encoding.UTF8.GetString(
        TextAt(PrecedentPart.TitleEnds, PrecedentPart.TitleTexts, Part<int>(PrecedentPart.Titles)[item]));

    private static void Require(bool isSo)
    {
        if (!isSo)
        {
            throw new FormatException("a part is out of bounds");
        }
    }

    private ReadOnlySpan<byte> TextAt(PrecedentPart ends, PrecedentPart texts, int place)
    {
        var (start, end) = Range(ends, place);
        return Part<byte>(texts)[start..end];
    }

    // A package may come from anywhere: no query may leave the bounds, whatever the file says.
    private void CheckAll()
    {
        var (count, sets) = (Count, Part<int>(PrecedentPart.SetEnds).Length);
        CheckValues(PrecedentPart.Decided, count, -1, DateOnly.MaxValue.DayNumber + 1);
        CheckValues(PrecedentPart.Years, count, -1, DateOnly.MaxValue.Year + 1);
        CheckValues(PrecedentPart.Numbers, count, int.MinValue, int.MaxValue);
        CheckValues(PrecedentPart.Clusters, count, 0, Part<int>(PrecedentPart.ClusterEnds).Length);
        CheckValues(PrecedentPart.Cases, count, 0, Part<int>(PrecedentPart.CaseEnds).Length);
        CheckValues(PrecedentPart.Titles, count, 0, Part<int>(PrecedentPart.TitleEnds).Length);
        CheckValues(PrecedentPart.SketchOf, count, -1, Part<byte>(PrecedentPart.Sketches).Length / SketchBytes);
        CheckEnds(PrecedentPart.ClusterEnds, PrecedentPart.ClusterItems, sizeof(int));
        CheckValues(PrecedentPart.ClusterItems, null, 0, count);
        CheckEnds(PrecedentPart.CaseEnds, PrecedentPart.CaseTexts, 1);
        CheckEnds(PrecedentPart.TitleEnds, PrecedentPart.TitleTexts, 1);
        CheckEnds(PrecedentPart.SetEnds, PrecedentPart.SetWords, sizeof(int));
        CheckValues(PrecedentPart.SetWords, null, 0, Part<ulong>(PrecedentPart.Words).Length);
        CheckLength(PrecedentPart.CellService, Cells, sizeof(ulong));
        CheckLength(PrecedentPart.CellPart, Cells, sizeof(ulong));
        CheckLength(PrecedentPart.CellKinds, Cells, 1);
        CheckLength(PrecedentPart.CellEnds, Cells, sizeof(int));
        CheckEnds(PrecedentPart.CellEnds, PrecedentPart.GroupSizes, sizeof(int));
        var groups = Part<int>(PrecedentPart.GroupSizes).Length;
        CheckValues(PrecedentPart.GroupSizes, groups, 0, (64 * EvidenceWords) + 1);
        CheckLength(PrecedentPart.GroupBits, (long)groups * EvidenceWords, sizeof(ulong));
        CheckLength(PrecedentPart.GroupEnds, groups, sizeof(int));
        CheckEnds(PrecedentPart.GroupEnds, PrecedentPart.ProfileRequests, sizeof(int));
        var profiles = Part<int>(PrecedentPart.ProfileRequests).Length;
        CheckValues(PrecedentPart.ProfileRequests, profiles, 0, sets);
        CheckValues(PrecedentPart.ProfileDiagnoses, profiles, 0, sets);
        CheckValues(PrecedentPart.ProfileDays, profiles, 0, DateOnly.MaxValue.DayNumber + 1);
        CheckLength(PrecedentPart.ProfileEnds, profiles, sizeof(int));
        CheckEnds(PrecedentPart.ProfileEnds, PrecedentPart.ProfileItems, sizeof(int));
        CheckValues(PrecedentPart.ProfileItems, null, 0, count);
    }

    private void CheckHashes(PrecedentPart part)
    {
        var hashes = Part<ulong>(part);
        for (var i = 1; i < hashes.Length; i++)
        {
            Require(hashes[i] > hashes[i - 1]);
        }
    }

    private void CheckLength(PrecedentPart part, long count, int size) =>
        Require(_parts[(int)part].Length == count * size);

    private void CheckValues(PrecedentPart part, int? count, int least, int below)
    {
        CheckLength(part, count ?? Part<int>(part).Length, sizeof(int));
        foreach (var value in Part<int>(part))
        {
            Require(value >= least && value < below);
        }
    }

    private void CheckEnds(PrecedentPart ends, PrecedentPart listed, int size)
    {
        CheckLength(ends, Part<int>(ends).Length, sizeof(int));
        var last = 0;
        foreach (var end in Part<int>(ends))
        {
            Require(end >= last);
            last = end;
        }

        CheckLength(listed, last, size);
    }
}
