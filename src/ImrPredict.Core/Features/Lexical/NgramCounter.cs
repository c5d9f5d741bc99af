using ImrPredict.Features.Lexical.Internals;
using ImrPredict.Features.Lexical.Words;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Features.Lexical;

/// <summary>
/// Counts in how many letters each n-gram stands and keeps the commonest. Texts are read in blocks on all cores; then
/// each core counts some parts of the hashes, a part always in the order of the texts, so that nothing depends on their
/// number.
/// </summary>
internal static class NgramCounter
{
    private const int BlockTexts = 512;
    private const int ChunkNgrams = 1 << 15;
    private const long LargeBytes = 64 << 20;

    /// <summary>The n-grams that are kept, by name.</summary>
    /// <param name="texts">The texts, those of a letter one after the other.</param>
    /// <param name="settings">What is read and how much is kept.</param>
    public static IReadOnlyList<Ngram> Count(IReadOnlyList<LetterText> texts, NgramSettings settings)
    {
        var counts = new NgramCounts[TextNgrams.Parts];
        for (var part = 0; part < counts.Length; part++)
        {
            counts[part] = new NgramCounts(settings.MinFrequency);
        }

        var block = new TextNgrams[Math.Min(BlockTexts, texts.Count)];
        for (var first = 0; first < texts.Count; first += BlockTexts)
        {
            var size = Math.Min(BlockTexts, texts.Count - first);
            var from = first;
            Parallel.For(0, size, i => (block[i] ??= new()).Read(texts[from + i].Text, settings));
            Parallel.For(0, counts.Length, part =>
            {
                for (var i = 0; i < size; i++)
                {
                    counts[part].Add(from + i, texts[from + i].Letter, block[i].Of(part));
                }
            });
        }

        FrequentNgram[] frequent = [.. counts.SelectMany(count => count.Frequent())];
        var bytes = counts.Sum(count => count.Bytes);
        counts = [];
        if (bytes > LargeBytes)
        {
            // Tables of hundreds of MB, and those that they grew out of, would else stand beside the rows that come
            // next.
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        return Kept(frequent, texts, settings);
    }

    // All above the least frequency that is kept stay; among those of it the names decide. Few names are held at a
    // time.
    private static Ngram[] Kept(
        FrequentNgram[] frequent, IReadOnlyList<LetterText> texts, NgramSettings settings)
    {
        var frequencies = Array.ConvertAll(frequent, ngram => ngram.Frequency);
        Array.Sort(frequencies);
        var least = frequencies.Length > settings.MaxCount ? frequencies[^settings.MaxCount] : 0;
        var kept = Named(frequent.Where(ngram => ngram.Frequency > least)).ToList();
        var tied = new FirstByName(settings.MaxCount - kept.Count);
        foreach (var chunk in frequent.Where(ngram => ngram.Frequency == least).Chunk(ChunkNgrams))
        {
            tied.AddRange(Named(chunk));
        }

        kept.AddRange(tied.Sorted());
        kept.Sort(Ngram.ByName);
        return [.. kept];

        IEnumerable<Ngram> Named(IEnumerable<FrequentNgram> ngrams) => ngrams.AsParallel().AsOrdered()
            .Select(ngram => new Ngram(ngram.Hash, NameOf(ngram.First, texts, settings), ngram.Frequency));
    }

    private static string NameOf(FoundNgram found, IReadOnlyList<LetterText> texts, NgramSettings settings)
    {
        var text = texts[found.Text].Text;
        if (found.Kind >= NgramKind.Characters)
        {
            var before = found.Kind is NgramKind.FirstCharacters or NgramKind.AllCharacters ? " " : "";
            var behind = found.Kind is NgramKind.LastCharacters or NgramKind.AllCharacters ? " " : "";
            var run = text.Substring(found.Start + before.Length, found.Length - before.Length - behind.Length);
            return $"{settings.Prefix}{before}{string.Concat(run.Select(TextHash.Lower))}{behind}";
        }

        var words = new TextTokens(text.AsSpan(found.Start, found.Length));
        var name = settings.Prefix;
        while (words.MoveNext())
        {
            var word = words.IsNumber ? "#"
                : text.Substring(found.Start + words.Start, words.Length).ToLowerInvariant();
            name += name.EndsWith(':') ? word : " " + word;
        }

        return name;
    }
}
