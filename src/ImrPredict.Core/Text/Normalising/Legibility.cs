namespace ImrPredict.Text.Normalising;

/// <summary>
/// Tells text that nobody can read, as fonts with a damaged map of characters leave it (<c>WKH</c> for <c>the</c>,
/// <c>(cid:55)</c>, signs of no script): its letters are not as frequent as those of English are. Case, spelling and
/// abbreviations do not matter; short text is not judged.
/// </summary>
internal static class Legibility
{
    /// <summary>What to say of such a text.</summary>
    public const string Reason = "the text cannot be read (damaged font map)";

    // Letters and signs of a piece that is judged by itself.
    private const int PieceLength = 160;
    private const int ShortestText = 60;
    private const double LeastLikeness = 0.68;
    private const double MostSigns = 0.3;

    // Above this share of unreadable pieces what is left is no account of the case.
    private const double MostUnreadable = 0.25;

    // What a character is: the letters a to z by number, then what else does no harm, then the odd.
    private const byte Plain = 26;
    private const byte Odd = 27;

    // Per cent of the letters a to z in English prose.
    private static readonly double[] English =
    [
        8.2, 1.5, 2.8, 4.3, 12.7, 2.2, 2.0, 6.1, 7.0, 0.15, 0.77, 4.0, 2.4, 6.7, 7.5, 1.9, 0.095, 6.0, 6.3, 9.1, 2.8,
        0.98, 2.4, 0.15, 2.0, 0.074,
    ];

    private static readonly double EnglishNorm = Math.Sqrt(English.Sum(share => share * share));

    private static readonly byte[] Kinds = [.. Enumerable.Range(0, 128).Select(c => (byte)(
        char.IsAsciiLetter((char)c) ? (c | 0x20) - 'a' : c is '(' || char.IsControl((char)c) ? Odd : Plain))];

    /// <summary>Whether a considerable part of a text cannot be read.</summary>
    public static bool IsUnreadable(ReadOnlySpan<char> text)
    {
        // As many as a byte has values, so that none needs a check.
        Span<int> counts = stackalloc int[byte.MaxValue + 1];
        var (pieces, unreadable) = (0, 0);
        for (var i = 0; i < text.Length;)
        {
            counts[..(Odd + 1)].Clear();
            var (start, letters, signs) = (i, 0, 0);
            while (i < text.Length && letters + signs < PieceLength)
            {
                // So many characters cannot fill the piece before their end, unless one is odd.
                var end = Math.Min(text.Length, i + PieceLength - letters - signs);
                byte kind = Plain;
                foreach (var c in text[i..end])
                {
                    kind = c < Kinds.Length ? Kinds[c] : Odd;
                    counts[kind]++;
                    i++;
                    if (kind == Odd)
                    {
                        break;
                    }
                }

                letters = i - start - counts[Plain] - counts[Odd];
                signs += kind == Odd ? SignsAt(text[(i - 1)..]) : 0;
            }

            if (letters + signs >= ShortestText)
            {
                pieces++;
                unreadable += signs > MostSigns * (letters + signs) || Likeness(counts, letters) < LeastLikeness
                    ? 1 : 0;
            }
        }

        return pieces > 0 && unreadable > MostUnreadable * pieces;
    }

    private static int SignsAt(ReadOnlySpan<char> text) => text[0] switch
    {
        '(' => text.StartsWith("(cid:") ? 5 : 0,
        '\uFFFD' or (>= '\uE000' and <= '\uF8FF') => 1,
        var c => char.IsControl(c) && !char.IsWhiteSpace(c) ? 1 : 0,
    };

    private static double Likeness(ReadOnlySpan<int> counts, int letters)
    {
        if (letters == 0)
        {
            return 0;
        }

        var (product, norm) = (0.0, 0.0);
        for (var i = 0; i < English.Length; i++)
        {
            product += counts[i] * English[i];
            norm += (double)counts[i] * counts[i];
        }

        return product / (EnglishNorm * Math.Sqrt(norm));
    }
}
