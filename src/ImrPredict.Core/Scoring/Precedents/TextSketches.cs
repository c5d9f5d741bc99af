using System.Runtime.InteropServices;
using ImrPredict.Cases;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Numerics;

namespace ImrPredict.Scoring.Precedents;

/// <summary>
/// Sketches of items as <see cref="MinHash.Sketch"/> gives them for <see cref="DuplicateClusters.ReadShingles"/>.
/// The items of a letter share one text, which is read once: their runs differ in the words of the request alone. For
/// one thread at a time.
/// </summary>
internal sealed class TextSketches
{
    private readonly List<ulong> _runs = [];
    private string _text = "";
    private List<ulong> _words = [];
    private ulong[] _least = [];
    private bool _hasEnough;

    /// <summary>The sketch of an item; empty where it has no text, or a short one.</summary>
    public byte[] Read(DisputedItem item)
    {
        if (item.ClinicalText.Length == 0)
        {
            return [];
        }

        if (_text != item.ClinicalText)
        {
            ReadText(item.ClinicalText);
        }

        if (!_hasEnough)
        {
            return MinHash.Sketch(DuplicateClusters.ReadShingles(item));
        }

        // Runs that begin in the request end at the latest four words into the text.
        var words = Shingles.ReadWords(item.RequestedService);
        var own = words.Count;
        words.AddRange(CollectionsMarshal.AsSpan(_words)[..Math.Min(Shingles.Words - 1, _words.Count)]);
        _runs.Clear();
        Shingles.AddRuns(CollectionsMarshal.AsSpan(words), _runs);
        var least = (ulong[])_least.Clone();
        MinHash.Lower(least, CollectionsMarshal.AsSpan(_runs)[..Math.Min(own, _runs.Count)]);
        return MinHash.SketchOf(least);
    }

    private void ReadText(string text)
    {
        (_text, _words, _least) = (text, Shingles.ReadWords(text), MinHash.NoneLeast());
        _runs.Clear();
        Shingles.AddRuns(CollectionsMarshal.AsSpan(_words), _runs);
        MinHash.Lower(_least, CollectionsMarshal.AsSpan(_runs));
        _hasEnough = HasEnough(CollectionsMarshal.AsSpan(_runs));
    }

    // Whether so many are distinct that they count, whatever else is added.
    private static bool HasEnough(ReadOnlySpan<ulong> runs)
    {
        Span<ulong> distinct = stackalloc ulong[Shingles.Fewest];
        var count = 0;
        for (var i = 0; i < runs.Length && count < distinct.Length; i++)
        {
            if (!distinct[..count].Contains(runs[i]))
            {
                distinct[count++] = runs[i];
            }
        }

        return count == distinct.Length;
    }
}
