namespace ImrPredict.Text.Internals;

/// <summary>
/// The position of each of a set of hashes: an open table with linear probing, at most half full. Most words of a text
/// are not in it; a small bit filter tells most of them before the table is touched. A dictionary gives the same;
/// with one for the columns scoring took 3 % more processor time.
/// </summary>
internal sealed class HashIndex
{
    // Well-spread hashes, of which half the table is free, meet far fewer; a file may hold others.
    private const int MostSteps = 10_000;

    private readonly Entry[] _entries;
    private readonly ulong _mask;
    private readonly ulong[] _classes;
    private readonly int _classShift;

    /// <summary>Gives each hash its position; of equal ones the last counts.</summary>
    /// <param name="hashes">Hashes with well-spread bits, see <see cref="Tokens.TextHash.Finish"/>.</param>
    /// <exception cref="FormatException">Their bits are not spread: finding one would take long.</exception>
    public HashIndex(ReadOnlySpan<ulong> hashes)
    {
        var size = System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(hashes.Length * 2) + 2);
        (_entries, _mask) = (new Entry[size], size - 1);
        var classBits = Math.Max(6, System.Numerics.BitOperations.Log2(size) + 3);
        (_classes, _classShift) = (new ulong[(1 << classBits) / 64], 64 - classBits);
        for (var i = 0; i < hashes.Length; i++)
        {
            ref var entry = ref _entries[PlaceOf(hashes[i])];
            entry = new Entry(hashes[i], i + 1);
            _classes[hashes[i] >> _classShift >> 6] |= 1UL << (int)(hashes[i] >> _classShift);
        }
    }

    /// <summary>1 for a hash that may be in the set, 0 for one that is not.</summary>
    public int MayHold(ulong hash) => (int)(_classes[hash >> _classShift >> 6] >> (int)(hash >> _classShift)) & 1;

    /// <summary>The position of a hash; -1 where it is not in the set.</summary>
    public int Find(ulong hash) => MayHold(hash) == 0 ? -1 : Look(hash);

    /// <summary>The position of a hash that <see cref="MayHold"/>; -1 where it is not in the set.</summary>
    public int Look(ulong hash)
    {
        var table = _entries;
        for (var at = hash & _mask; ; at = (at + 1) & _mask)
        {
            ref readonly var entry = ref table[at];
            if (entry.Hash == hash || entry.Number == 0)
            {
                return entry.Number - 1;
            }
        }
    }

    private ulong PlaceOf(ulong hash)
    {
        var at = hash & _mask;
        for (var steps = 0; _entries[at].Number != 0 && _entries[at].Hash != hash; steps++)
        {
            if (steps == MostSteps)
            {
                throw new FormatException("hashes whose bits are not spread");
            }

            at = (at + 1) & _mask;
        }

        return at;
    }

    private readonly record struct Entry(ulong Hash, int Number);
}
