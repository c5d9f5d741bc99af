using System.Buffers;

namespace ImrPredict.Features;

/// <summary>Collects the phrases of a text that have a column, and counts how many of its words are known.</summary>
internal struct FoundPhrases(HashedColumns columns) : IPhraseSink
{
    private PhrasePlace[] buffer = ArrayPool<PhrasePlace>.Shared.Rent(256);
    private int count;

    /// <summary>Words that have a column; numbers are not counted.</summary>
    public int KnownWords { get; private set; }

    /// <summary>Words of the text; numbers are not counted.</summary>
    public int AllWords { get; private set; }

    /// <inheritdoc/>
    public void Add(ulong hash, int start, int length, PhraseKind kind)
    {
        var column = columns.Find(hash);
        if (kind == PhraseKind.Word)
        {
            AllWords++;
            KnownWords += column < 0 ? 0 : 1;
        }

        if (column < 0)
        {
            return;
        }

        if (count == buffer.Length)
        {
            var larger = ArrayPool<PhrasePlace>.Shared.Rent(count * 2);
            buffer.AsSpan(0, count).CopyTo(larger);
            ArrayPool<PhrasePlace>.Shared.Return(buffer);
            buffer = larger;
        }

        buffer[count++] = new PhrasePlace(column, start);
    }

    /// <summary>The places, by column, then in the order of the text.</summary>
    public readonly ReadOnlySpan<PhrasePlace> Sorted()
    {
        var found = buffer.AsSpan(0, count);
        PhrasePlace.SortByColumn(found);
        return found;
    }

    /// <summary>Gives the room back; nothing may be read afterwards.</summary>
    public readonly void Return() => ArrayPool<PhrasePlace>.Shared.Return(buffer);
}
