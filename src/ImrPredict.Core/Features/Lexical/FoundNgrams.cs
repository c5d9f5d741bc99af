using System.Buffers;
using ImrPredict.Features.Lexical.Internals;
using ImrPredict.Text;

namespace ImrPredict.Features.Lexical;

/// <summary>
/// Collects the phrases of a text that have a column, and counts how many of its words are known. While the text is read
/// those are kept that may have one; they are looked up one behind the other afterwards, so that the processor waits for
/// many places in memory at once.
/// </summary>
internal struct FoundNgrams(HashedColumns columns) : INgramSink
{
    private Candidate[] candidates = ArrayPool<Candidate>.Shared.Rent(1024);
    private NgramPlace[] places = [];
    private int count;

    /// <summary>Words that have a column, known when they are looked up; numbers are not counted.</summary>
    public int KnownWords { get; private set; }

    /// <summary>Words of the text; numbers are not counted.</summary>
    public int AllWords { get; private set; }

    /// <inheritdoc/>
    public void Add(ulong hash, int start, int length, NgramKind kind)
    {
        if (count == candidates.Length)
        {
            var larger = ArrayPool<Candidate>.Shared.Rent(count * 2);
            candidates.CopyTo(larger, 0);
            ArrayPool<Candidate>.Shared.Return(candidates);
            candidates = larger;
        }

        var word = kind == NgramKind.Word ? 1 : 0;
        AllWords += word;
        candidates[count] = new(hash, start, word);
        count += columns.MayHold(hash);
    }

    /// <summary>Looks the phrases up.</summary>
    /// <param name="sentences">The sentences, in order; empty where none asks for them.</param>
    /// <returns>The places, by column, then in the order of the text.</returns>
    public ReadOnlySpan<NgramPlace> Sorted(IReadOnlyList<TextSpan> sentences)
    {
        places = ArrayPool<NgramPlace>.Shared.Rent(count);
        var (found, sentence) = (0, 0);
        foreach (ref readonly var candidate in candidates.AsSpan(0, count))
        {
            var column = columns.Look(candidate.Hash);
            if (column < 0)
            {
                continue;
            }

            KnownWords += candidate.Word;
            while (sentence + 1 < sentences.Count && sentences[sentence + 1].Start <= candidate.Start)
            {
                sentence++;
            }

            // A phrase is found at its last word, and may begin a little in front of the one before.
            while (sentence > 0 && sentences[sentence].Start > candidate.Start)
            {
                sentence--;
            }

            places[found++] = new NgramPlace(column, sentence);
        }

        NgramPlace.SortByColumn(places.AsSpan(0, found));
        return places.AsSpan(0, found);
    }

    /// <summary>Gives the room back; nothing may be read afterwards.</summary>
    public readonly void Return()
    {
        ArrayPool<Candidate>.Shared.Return(candidates);
        ArrayPool<NgramPlace>.Shared.Return(places);
    }

    private readonly record struct Candidate(ulong Hash, int Start, int Word);
}
