using System.Text.RegularExpressions;

namespace ImrPredict.Text.Redaction;

/// <summary>
/// Names of persons: behind a title or a label, before a credential, beside a common given name. What was found once is
/// found again where it stands alone.
/// </summary>
internal static partial class NamePatterns
{
    private const int FewestLetters = 4;
    private const string Cap = @"\p{Lu}(?:[\p{L}'\u2019-]{1,24})";
    private const string Whole = "(?:" + Cap + @"|\p{Lu}\.?)(?:,? {1,2}(?:" + Cap + @"|\p{Lu}\.?(?!\w))){0,3}";

    private static readonly HashSet<string> Given =
        TermTable.Read("given-names.tsv", 1).Select(row => row[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);

    // Capitalised words that stand beside names and are none.
    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "and", "for", "with", "this", "that", "was", "has", "his", "her", "she", "there", "patient",
        "claimant", "employee", "applicant", "worker", "injured", "date", "birth", "claim", "number", "employer",
        "insurance", "company", "inc", "llc", "medical", "center", "hospital", "clinic", "group", "county", "city",
        "state", "california", "case", "request", "review", "report", "physician", "provider", "doctor", "attorney",
        "mri", "ct", "emg", "tens", "phone", "fax", "email", "address", "dear", "sir", "madam", "none", "unknown",
        "not", "male", "female", "dob", "doi", "ssn", "re", "cc", "attn", "md", "do", "dc", "phd", "pa-c", "np",
        "rn", "pt", "esq", "health", "plan", "department", "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december", "administrator", "treating", "primary",
        "secondary", "requesting", "reviewer", "claims", "services",
    };

    /// <summary>Every name.</summary>
    public static IEnumerable<RedactedSpan> Find(string text)
    {
        List<RedactedSpan> found =
        [
            .. Titled().Matches(text).Select(match => Trimmed(text, match.Groups[1])).OfType<RedactedSpan>(),
            .. Labelled().Matches(text).Select(match => Trimmed(text, match.Groups[1])).OfType<RedactedSpan>(),
            .. Credited().Matches(text).Select(match => Trimmed(text, match.Groups[1])).OfType<RedactedSpan>(),
            .. Pair().Matches(text).SelectMany(match => GivenPairs(text, match.Groups[1])),
        ];
        found.AddRange(Again(text, found));
        return found;
    }

    // Words before and behind that are no name are left out; nothing but such words is no name.
    private static RedactedSpan? Trimmed(string text, Group group)
    {
        var (start, end) = (-1, group.Index);
        foreach (Match word in Word().Matches(group.Value))
        {
            if (!NoNames.Contains(word.Value))
            {
                start = start < 0 ? group.Index + word.Index : start;
                end = group.Index + word.Index + word.Length;
            }
            else if (start >= 0)
            {
                break;
            }
        }

        return start >= 0 && end > start + 1 ? new RedactedSpan(start, end - start, RedactedKind.Name) : null;
    }

    private static IEnumerable<RedactedSpan> GivenPairs(string text, Group pair)
    {
        var words = Word().Matches(pair.Value).Where(word => word.Length > 2).ToList();
        return words.Exists(word => Given.Contains(word.Value)) && Trimmed(text, pair) is { } span
            && text.AsSpan(span.Start, span.Length).ContainsAny(' ', '\n')
                ? [span]
                : [];
    }

    private static IEnumerable<RedactedSpan> Again(string text, List<RedactedSpan> found)
    {
        var known = found
            .SelectMany(span => Word().Matches(text.Substring(span.Start, span.Length)).Select(word => word.Value))
            .Where(word => word.Length >= FewestLetters).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return known.Count == 0
            ? []
            : Word().Matches(text).Where(word => char.IsUpper(word.Value[0]) && known.Contains(word.Value))
                .Select(word => new RedactedSpan(word.Index, word.Length, RedactedKind.Name));
    }

    [GeneratedRegex(
        @"(?<!\w)(?:Mr|Mrs|Ms|Miss|Dr|Drs|Prof|Professor|Judge|Hon|Atty|MR|MRS|MS|DR)\.? {1,2}(" + Cap
        + @"(?: {1,2}(?:\p{Lu}\. "
        + @"{1,2})?\p{Lu}[\p{Ll}'\u2019-]{1,24})?|(?:\p{Lu}\. {1,2}){1,2}" + Cap + ")",
        RegexOptions.CultureInvariant)]
    private static partial Regex Titled();

    [GeneratedRegex(
        @"(?<!\w)(?i:patient|claimant|employee|applicant|injured (?:worker|employee)|insured|member|subscriber|name"
        + @"|attorney|"
        + @"counsel|physician|provider|doctor|adjuster|examiner|attn|attention|cc|re|dear|to|from|signed|by|contact)"
        + @"(?i: name)?(?::[ \t]{0,4}|(?<=(?i:dear)) {1,2})(" + Whole + ")",
        RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    [GeneratedRegex(
        @"(?<!\w)(" + Cap + @"(?: {1,2}\p{Lu}\.?)? {1,2}" + Cap
        + @"),? {1,2}(?:M\.?D|D\.?O|D\.?C|Ph\.?D|P\.?A(?:-C)?|N\.?P|R\.?N|D\.?P\.?T|P\.?T|Esq|J\.?D|Psy\.?D"
        + @"|D\.?P\.?M|L\.?Ac)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Credited();

    [GeneratedRegex(
        @"(?<!\w)(?=(" + Cap + @"(?:,? {1,2}\p{Lu}\.?(?!\w))?,? {1,2}" + Cap + @"(?: {1,2}\p{Lu}\.)?))\p{Lu}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pair();

    [GeneratedRegex(@"[\p{L}'\u2019-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
