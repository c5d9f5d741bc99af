using System.Buffers;
using System.Text.RegularExpressions;
using ImrPredict.Ingest.Reading;

namespace ImrPredict.Ingest.Letters.Items;

/// <summary>
/// A title that tells what was asked for, what the claims administrator authorised and what is left in dispute.
/// </summary>
/// <param name="Requested">The original request; null where the letter does not repeat it.</param>
/// <param name="Authorised">What was authorised instead or in part.</param>
/// <param name="Disputed">What is in dispute.</param>
internal sealed partial record PartialAuthorisation(string? Requested, string Authorised, string Disputed)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // What the patterns cannot do without: ordinary titles, nearly all, pay for one plain search.
    private static readonly SearchValues<string> RequestNeeds =
        SearchValues.Create(["original request"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> RemainderNeeds = SearchValues.Create(
        ["original request", "IMR eligible", "authorized"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a title with its lead; null for an ordinary title.</summary>
    public static PartialAuthorisation? Read(string text)
    {
        var marker = HasRequest(text) ? DisputedPart().Match(text) : Match.Empty;
        if (!marker.Success)
        {
            return null;
        }

        var head = text[..marker.Index];
        var disputed = EndingVerb().Replace(text[(marker.Index + marker.Length)..], "").Trim();
        var request = RequestEnd().Match(head);
        var requested = request.Success ? head[..request.Index].Trim() : null;
        var rest = request.Success ? head[(request.Index + request.Length)..] : head;
        var partly = AuthorisedPart().Match(rest);
        var other = AuthorisedOther().Match(rest);
        var authorised = partly.Success ? partly.Groups["what"].Value
            : other.Success ? other.Groups["what"].Value
            : "";
        return new(requested, authorised.Trim(), disputed);
    }

    /// <summary>Whether a title names the part of a request that is left in dispute.</summary>
    public static bool IsOne(string title) => HasRequest(title) && DisputedPart().IsMatch(title);

    /// <summary>Whether a title is the end of one that <see cref="IsOne"/>, whose beginning was lost.</summary>
    public static bool IsPart(string title) => title.AsSpan().ContainsAny(RemainderNeeds) && Remainder().IsMatch(title);

    /// <summary>Whether a title speaks of the original request, but its first sentence stands elsewhere.</summary>
    public static bool LacksRequest(string title) => IsOne(title) && !StatesRequest(title);

    /// <summary>Whether a text holds the sentence that names the original request.</summary>
    public static bool StatesRequest(string text) => HasRequest(text) && RequestEnd().IsMatch(text);

    private static bool HasRequest(string text) => text.AsSpan().ContainsAny(RequestNeeds);

    [GeneratedRegex(@"\b(?:is|was|were|are) the original request\.?\s*", Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex RequestEnd();

    [GeneratedRegex(
        @"(?<!\b(?:leaving|is|was|were|are) )\bThe (?:remaining IMR eligible portion of the original request|"
        + @"original request),?\s", Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex DisputedPart();

    [GeneratedRegex(@"^(?<what>.*?) (?:is|was|were|are) authorized by the Claims Administrator", Options,
        LetterGuard.PatternMilliseconds)]
    private static partial Regex AuthorisedPart();

    [GeneratedRegex(@"\bThe Claims Administrator authorized (?<what>.*?),? leaving the original request", Options,
        LetterGuard.PatternMilliseconds)]
    private static partial Regex AuthorisedOther();

    [GeneratedRegex(
        @"\boriginal request\b|\bIMR eligible\b|\bClaims Administrator authorized\b|\bauthorized by the Claims\b",
        Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex Remainder();

    [GeneratedRegex(@" (?:is|are|was|were)$", Options, LetterGuard.PatternMilliseconds)]
    private static partial Regex EndingVerb();
}
