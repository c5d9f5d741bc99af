using System.Buffers;
using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Text;
using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;
using ImrPredict.Text.Verdicts;

namespace ImrPredict.Ingest.Facts;

/// <summary>Reads age, sex and diagnosis codes.</summary>
internal sealed class PersonReader(WordTokens tokens)
{
    private const int OldestAge = 119;
    private const int WordsFromAgeToSex = 12;

    private static readonly SearchValues<char> CodeLetters = SearchValues.Create("0123456789ABCDEFGHJKMNPQRSTX");

    private static readonly string[] NumberWords =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private int _ageToken;
    private int _female;
    private int _male;
    private TextSpan? _pronounSpan;
    private Sex? _statedSex;
    private TextSpan? _statedSpan;

    /// <summary>The first age that is stated.</summary>
    public int? Age { get; private set; }

    /// <summary>Where it stands.</summary>
    public TextSpan? AgeSpan { get; private set; }

    /// <summary>The sex near the age, else the first stated, else what most pronouns say.</summary>
    public Sex? Sex => _statedSex ?? (_female == _male ? null : _female > _male ? ImrPredict.Cases.Sex.Female : ImrPredict.Cases.Sex.Male);

    /// <summary>Where it stands; of pronouns, the first.</summary>
    public TextSpan? SexSpan => _statedSex is not null ? _statedSpan : Sex is null ? null : _pronounSpan;

    /// <summary>Reads one sentence.</summary>
    public void Add(FactMatches matches)
    {
        if (!matches.Has(FactKinds.AgeUnit | FactKinds.AgeWord | FactKinds.Sex | FactKinds.Pronoun))
        {
            return;
        }

        foreach (var match in matches.All)
        {
            switch (FactTerms.KindOf(match))
            {
                case FactKinds.AgeUnit when Age is null && match.First > 0:
                    ReadAge(match.First - 1, VerdictLexicon.SpanOf(tokens, match with { First = match.First - 1 }));
                    break;
                case FactKinds.AgeWord when Age is null && match.End < tokens.Count:
                    ReadAge(match.End, VerdictLexicon.SpanOf(tokens, match with { End = match.End + 1 }));
                    break;
                case FactKinds.Sex when _statedSex is null || (Age is not null && IsFirstBehindAge(match)):
                    _statedSex = SexOf(match);
                    _statedSpan = VerdictLexicon.SpanOf(tokens, match);
                    break;
                case FactKinds.Pronoun:
                    _pronounSpan ??= VerdictLexicon.SpanOf(tokens, match);
                    _ = SexOf(match) == ImrPredict.Cases.Sex.Female ? _female++ : _male++;
                    break;
            }
        }
    }

    /// <summary>The ICD-10-CM codes of the whole text.</summary>
    public List<(string Code, TextSpan Span)> Icd10()
    {
        var codes = new List<(string, TextSpan)>();
        var text = tokens.Text.AsSpan();
        for (var at = NextDigit(text, 1); at < text.Length - 1; at = NextDigit(text, at + 1))
        {
            if (text[at - 1] is >= 'A' and <= 'Z' and not 'U'
                && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] is 'A' or 'B')
                && tokens.IndexAt(at - 1) is var token && token < tokens.Count
                && tokens[token] is { Length: 3 } word && word.Start == at - 1 && Code(token) is { } span)
            {
                codes.Add((span.Of(tokens.Text).ToString(), span));
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
        FactTerms.ValueOf(match) == "female" ? ImrPredict.Cases.Sex.Female : ImrPredict.Cases.Sex.Male;

    private bool IsFirstBehindAge(PhraseMatch match) =>
        _statedSpan is { } span && AgeSpan is { } age && span.Start < age.Start
            && match.First - _ageToken <= WordsFromAgeToSex;

    private void ReadAge(int token, TextSpan span)
    {
        var word = tokens[token].Of(tokens.Text);
        int? number = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
            : NumberWord(word);
        if (number is >= 0 and <= OldestAge)
        {
            (Age, AgeSpan, _ageToken) = (number, span, token);
        }
    }

    private static int? NumberWord(ReadOnlySpan<char> word)
    {
        for (var i = 1; i < NumberWords.Length; i++)
        {
            if (word.Equals(NumberWords[i], StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>
    /// Where the code stands that a word of a letter and two digits opens: with a point and more behind it, or with
    /// "ICD" shortly before; null where it opens none.
    /// </summary>
    private TextSpan? Code(int token)
    {
        var text = tokens.Text;
        var span = tokens[token];
        if (token + 1 < tokens.Count && text[span.End] == '.' && tokens[token + 1] is var rest
            && rest.Start == span.End + 1
            && rest.Length <= 4 && !rest.Of(text).ContainsAnyExcept(CodeLetters))
        {
            return new(span.Start, rest.End - span.Start);
        }

        var before = Math.Max(0, span.Start - 16);
        return text.AsSpan(before, span.Start - before).Contains("ICD", StringComparison.OrdinalIgnoreCase) ? span
            : null;
    }
}
