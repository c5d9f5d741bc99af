using System.Text;
using ImrPredict.Features.Lexical.Words;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Features.Encoding;

/// <summary>
/// A text as the encoder may see it: without the words of <see cref="WithheldTerms"/>, and with every run of digits as
/// <c>0</c>, so that sex, ages, dates and case numbers stay out of its numbers as they stay out of the words'.
/// </summary>
internal static class MaskedText
{
    /// <summary>Masks a text.</summary>
    public static string Of(string text)
    {
        var masked = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            if (char.IsAsciiDigit(text[at]))
            {
                while (end < text.Length && char.IsAsciiDigit(text[end]))
                {
                    end++;
                }

                masked.Append('0');
            }
            else if (char.IsLetter(text[at]))
            {
                while (end < text.Length && char.IsLetter(text[end]))
                {
                    end++;
                }

                var word = text.AsSpan(at, end - at);
                masked.Append(WithheldTerms.Contains(TextHash.Of(word)) ? [] : word);
            }
            else
            {
                masked.Append(text[end++]);
            }

            at = end;
        }

        return masked.ToString();
    }
}
