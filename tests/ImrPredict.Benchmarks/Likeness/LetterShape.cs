using System.Text.RegularExpressions;
using ImrPredict.Cases;
using ImrPredict.Ingest.Letters;
using ImrPredict.Ingest.Letters.Items;
using ImrPredict.Ingest.Services;
using ImrPredict.Synthesis;

namespace ImrPredict.Benchmarks.Likeness;

/// <summary>The measurable shape of one letter's text, ours or a real one, as the project's parser reads it.</summary>
internal sealed partial record LetterShape
{
    /// <summary>The whole text, white space folded, without the line that calls a letter synthetic.</summary>
    public required string Whole { get; init; }

    /// <summary>The clinical case summary, white space folded; empty where it is missing.</summary>
    public required string Summary { get; init; }

    /// <summary>The items in order.</summary>
    public required IReadOnlyList<ShapedItem> Items { get; init; }

    /// <summary>Words of the whole letter.</summary>
    public int Words => CountWords(Whole);

    /// <summary>The first four words of the summary, digits as <c>#</c>.</summary>
    public string Opener => Digits().Replace(string.Join(' ', Summary.Split(' ').Take(4)), "#").ToLowerInvariant();

    /// <summary>Text of the summary and the rationales, without the frame that all letters share.</summary>
    public string Body => $"{Summary} {string.Join(' ', Items.Select(i => i.Rationale))}";

    /// <summary>The titles of the items.</summary>
    public string Titles => string.Join(" ; ", Items.Select(i => i.Title));

    /// <summary>Reads a letter's text; parts that are missing come out empty.</summary>
    public static LetterShape Read(string text)
    {
        var letter = (LetterParser.Parse(text, "CM00-0000000") as LetterParse.Parsed)?.Letter;
        var whole = Folded(text.Replace(SyntheticLetter.Banner, "", StringComparison.Ordinal));
        return new LetterShape
        {
            Whole = whole,
            Summary = Folded(letter?.ClinicalSummary ?? ""),
            Items = letter is null ? [] : [.. letter.Items.Select(Shaped)],
        };
    }

    /// <summary>Number of words, split at white space.</summary>
    public static int CountWords(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Splits running text into sentences, roughly.</summary>
    public static IEnumerable<string> Sentences(string text) =>
        SentenceEnds().Split(text).Select(s => s.Trim()).Where(s => CountWords(s) >= 4);

    private static ShapedItem Shaped(LetterItem item) => new(
        Folded(item.Title), Folded(item.Rationale ?? ""), item.Outcome == Outcome.Overturned,
        ServiceClassifier.Classify(item.Title).Category);

    private static string Folded(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[A-Z0-9])")]
    private static partial Regex SentenceEnds();
}

/// <summary>One item of a letter's shape.</summary>
/// <param name="Title">The title without the verdict, white space folded.</param>
/// <param name="Rationale">The rationale, white space folded; empty where it is missing.</param>
/// <param name="Overturned">Whether the printed verdict is an overturn.</param>
/// <param name="Category">The service's category in the taxonomy of the search site.</param>
internal sealed record ShapedItem(string Title, string Rationale, bool Overturned, string Category);
