using System.Globalization;

namespace ImrPredict.Text.Patterns;

/// <summary>
/// A phrase as the term tables write it: words divided by spaces; <c>a|b</c> is either, <c>pre*</c> a prefix,
/// <c>word?</c> may be missing, <c>~3</c> skips up to three words, and <c>^</c> in front ties it to the sentence's
/// start.
/// </summary>
internal sealed class PhrasePattern
{
    private PhrasePattern(bool atStart, IReadOnlyList<Element> elements)
    {
        AtStart = atStart;
        Elements = elements;
    }

    /// <summary>Whether it matches at the start of a sentence only.</summary>
    public bool AtStart { get; }

    /// <summary>What must follow each other.</summary>
    public IReadOnlyList<Element> Elements { get; }

    /// <summary>Number of words that a match must have.</summary>
    public int RequiredWords => Elements.Count(e => !e.Optional);

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">It is empty, or begins or ends with a part that may be missing.</exception>
    public static PhrasePattern Parse(string source)
    {
        var atStart = source.StartsWith('^');
        var elements = new List<Element>();
        var gap = 0;
        foreach (var part in source.TrimStart('^').Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part[0] == '~')
            {
                gap = int.Parse(part.AsSpan(1), CultureInfo.InvariantCulture);
                continue;
            }

            var optional = part.EndsWith('?');
            elements.Add(new(part.TrimEnd('?').Split('|'), gap, optional));
            gap = 0;
        }

        return elements.Count == 0 || gap > 0 || elements[0].Gap > 0 || elements[0].Optional || elements[^1].Optional
            ? throw new FormatException($"'{source}' must begin and end with a word that cannot be missing.")
            : new(atStart, elements);
    }

    /// <summary>One place of a pattern.</summary>
    /// <param name="Terms">The words or prefixes that fit.</param>
    /// <param name="Gap">How many words may stand before it.</param>
    /// <param name="Optional">Whether it may be missing.</param>
    internal sealed record Element(IReadOnlyList<string> Terms, int Gap, bool Optional);
}
