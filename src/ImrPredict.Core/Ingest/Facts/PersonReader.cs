using System.Buffers;
using ImrPredict.Cases;
using ImrPredict.Text.Numbers;
using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Ingest.Facts;

/// <summary>Reads age, sex and diagnosis codes.</summary>
internal sealed class PersonReader(WordTokens tokens)
{
    private const int OldestAge = 119;
    private const int WordsFromAgeToSex = 12;

    private static readonly SearchValues<char> CodeLetters = SearchValues.Create("0123456789ABCDEFGHJKMNPQRSTX");

    private int _ageToken;
    private int _statedToken;
    private int _female;
    private int _male;
    private Sex? _stated;

    /// <summary>The first age that is stated.</summary>
    public int? Age { get; private set; }

    /// <summary>The sex near the age, else the first stated, else what most pronouns say.</summary>
    public Sex? Sex => _stated ?? (_female == _male ? null : _female > _male ? Cases.Sex.Female : Cases.Sex.Male);

    /// <summary>Reads one sentence.</summary>
    public void Add(FactMatches matches)
    {
        if (!matches.Has(FactKinds.AgeUnit | FactKinds.AgeWord | FactKinds.Sex | FactKinds.Pronoun))
        {
            return;
        }

        foreach (var match in matches.All)
        {
            switch (FactMatches.KindOf(match))
            {
                case FactKinds.AgeUnit when Age is null && match.First > 0:
                    ReadAge(match.First - 1);
                    break;
                case FactKinds.AgeWord when Age is null && match.End < tokens.Count:
                    ReadAge(match.End);
                    break;
                case FactKinds.Sex when _stated is null || (Age is not null && IsFirstBehindAge(match)):
                    (_stated, _statedToken) = (SexOf(match), match.First);
                    break;
                case FactKinds.Pronoun:
                    _ = SexOf(match) == Cases.Sex.Female ? _female++ : _male++;
                    break;
            }
        }
    }

    /// <summary>The ICD-10-CM codes of the whole text, each once.</summary>
    public IReadOnlyList<string> Icd10()
    {
        var codes = new List<string>();
        var text = tokens.Text.AsSpan();
        for (var at = NextDigit(text, 1); at < text.Length - 1; at = NextDigit(text, at + 1))
        {
            if (text[at - 1] is >= 'A' and <= 'Z' and not 'U'
                && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] is 'A' or 'B')
                && tokens.IndexAt(at - 1) is var token && token < tokens.Count
                && tokens[token] is { Length: 3 } word && word.Start == at - 1 && Code(token) is { } code
                && !codes.Contains(code))
            {
                codes.Add(code);
            }
        }

        return codes;
    }

    private static int NextDigit(ReadOnlySpan<char> text, int from)
    {
        var at = from < text.Length ? text[from..].IndexOfAnyInRange('0', '9') : -1;
        return at < 0 ? text.Length : from + at;
    }

    private static Sex SexOf(PhraseMatch match) =>
        FactMatches.ValueOf(match) == "female" ? Cases.Sex.Female : Cases.Sex.Male;

    private bool IsFirstBehindAge(PhraseMatch match) =>
        _statedToken < _ageToken && match.First - _ageToken <= WordsFromAgeToSex;

    private void ReadAge(int token)
    {
        if (NumberWords.ReadAt(tokens, token) is >= 0 and <= OldestAge and var age)
        {
            (Age, _ageToken) = (age, token);
        }
    }

    /// <summary>
    /// The code that a word of a letter and two digits opens: with a point and more behind it, or with "ICD" shortly
    /// before; null where it opens none.
    /// </summary>
    private string? Code(int token)
    {
        var text = tokens.Text;
        var span = tokens[token];
        if (token + 1 < tokens.Count && text[span.End] == '.' && tokens[token + 1] is var rest
            && rest.Start == span.End + 1
            && rest.Length <= 4 && !rest.Of(text).ContainsAnyExcept(CodeLetters))
        {
            return text[span.Start..rest.End];
        }

        var before = Math.Max(0, span.Start - 16);
        return text.AsSpan(before, span.Start - before).Contains("ICD", StringComparison.OrdinalIgnoreCase)
            ? span.Of(text).ToString()
            : null;
    }
}
