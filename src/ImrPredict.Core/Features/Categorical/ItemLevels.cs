using System.Buffers;
using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Features.Blocks;
using ImrPredict.Features.Lexical.Words;

namespace ImrPredict.Features.Categorical;

/// <summary>
/// The fields of an item that are categories. Case number, year, age and sex are not among them. A blank field of a
/// coded row is a category of its own, so that the model shows what blankness tells.
/// </summary>
internal static class ItemLevels
{
    private const string Blank = "(blank)";

    private static readonly SearchValues<string> NoneCited =
        SearchValues.Create(["did not cite"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> OfficialDisability =
        SearchValues.Create(["Official Disability"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The fields.</summary>
    public static IReadOnlyList<LevelField> All { get; } =
    [
        Coded("diagnosis", FeatureTheme.Diagnosis, i => i.DiagnosisCategory),
        Coded("diagnosis-sub", FeatureTheme.Diagnosis, i => i.DiagnosisSubcategory),
        Coded("treatment", FeatureTheme.Treatment, i => i.TreatmentCategory),
        Coded("treatment-sub", FeatureTheme.Treatment, i => i.TreatmentSubcategory),
        Coded("type", FeatureTheme.ImrType, i => i.ImrType),
        Pair("diagnosis*treatment", i => i.DiagnosisCategory, i => i.TreatmentCategory),
        Pair("diagnosis-sub*treatment-sub", i => i.DiagnosisSubcategory, i => i.TreatmentSubcategory),
        Pair("diagnosis*treatment-sub", i => i.DiagnosisCategory, i => i.TreatmentSubcategory),
        Pair("diagnosis-sub*treatment", i => i.DiagnosisSubcategory, i => i.TreatmentCategory),
        Pair("treatment-sub*type", i => i.TreatmentSubcategory, i => i.ImrType),
        Pair("diagnosis-sub*type", i => i.DiagnosisSubcategory, i => i.ImrType),
        Pair("treatment*type", i => i.TreatmentCategory, i => i.ImrType),
        Pair("diagnosis*type", i => i.DiagnosisCategory, i => i.ImrType),
        .. Triples(),
        new("diagnosis-word", FeatureTheme.Diagnosis, i =>
            ServiceKey.IsCoded(i) ? WordsOf($"{i.DiagnosisCategory} {i.DiagnosisSubcategory}") : [])
        {
            IsIn = set => set == CategorySet.Pairs,
        },
        new("treatment-word", FeatureTheme.Treatment, i =>
            ServiceKey.IsCoded(i) ? WordsOf($"{i.TreatmentCategory} {i.TreatmentSubcategory}") : [])
        {
            IsIn = set => set == CategorySet.Pairs,
        },
        Any("service", FeatureTheme.Service, i => ServiceKey.OfTitle(i)?.Category),
        Any("service-sub", FeatureTheme.Service, i => ServiceKey.OfTitle(i)?.Narrow),
        Requested("satellite", FeatureTheme.Satellite, i =>
            RequestWords.IsSurgicalSatellite(i.RequestedService) ? "yes" : "no"),
        Requested("guideline", FeatureTheme.Guideline, i => GuidelineOf(i.ClaimsAdministratorGuideline)),
        Requested("body-part", FeatureTheme.BodyPart, i => i.BodyPart is { Length: > 0 } part ? part : null),
        Any("ur-decision", FeatureTheme.UrDecision, i => i.UrDecision?.ToString()),
        Any("review-type", FeatureTheme.ReviewType, i => i.ReviewType?.ToString()),
        Any("priority", FeatureTheme.Priority, i => i.Priority?.ToString()),
        Any("items", FeatureTheme.ItemsInCase, i => i.ItemsInCase switch
        {
            null => null,
            >= 5 => "5+",
            >= 3 => "3-4",
            { } items => items.ToString(CultureInfo.InvariantCulture),
        }),
        Any("claim-age", FeatureTheme.Dates, i => i.ClaimAgeDays switch
        {
            null => null,
            < 90 => "< 90 days",
            < 365 => "90-364 days",
            < 1095 => "1-2 years",
            _ => "3+ years",
        }),
    ];

    /// <summary>A field's level, or the level of blankness.</summary>
    public static string Level(string? value) => string.IsNullOrWhiteSpace(value) ? Blank : value.Trim();

    /// <summary>Whether the administrator's words name no guideline.</summary>
    public static bool CitesNoGuideline(string? guideline) =>
        string.IsNullOrWhiteSpace(guideline) || guideline.AsSpan().ContainsAny(NoneCited);

    private static LevelField Any(string name, FeatureTheme theme, Func<DisputedItem, string?> levelOf) =>
        new(name, theme, item => levelOf(item) is { } level ? [level] : []);

    private static LevelField Requested(string name, FeatureTheme theme, Func<DisputedItem, string?> levelOf) =>
        Any(name, theme, item => item.RequestedService.Length > 0 ? levelOf(item) : null);

    private static LevelField Coded(string name, FeatureTheme theme, Func<DisputedItem, string?> valueOf) =>
        Any(name, theme, item => ServiceKey.IsCoded(item) ? Level(valueOf(item)) : null);

    private static LevelField Pair(
        string name, Func<DisputedItem, string?> firstOf, Func<DisputedItem, string?> secondOf) =>
        Any(
            name, FeatureTheme.Combination,
            item => ServiceKey.IsCoded(item) ? $"{Level(firstOf(item))} * {Level(secondOf(item))}" : null) with
        {
            IsIn = set => set != CategorySet.Plain,
        };

    private static IEnumerable<LevelField> Triples()
    {
        (string Name, Func<DisputedItem, string?> ValueOf)[] codes =
        [
            ("diagnosis", i => i.DiagnosisCategory), ("diagnosis-sub", i => i.DiagnosisSubcategory),
            ("treatment", i => i.TreatmentCategory), ("treatment-sub", i => i.TreatmentSubcategory),
            ("type", i => i.ImrType),
        ];
        return
            from first in Enumerable.Range(0, codes.Length)
            from second in Enumerable.Range(first + 1, codes.Length - first - 1)
            from third in Enumerable.Range(second + 1, codes.Length - second - 1)
            select Triple(codes[first], codes[second], codes[third]);
    }

    private static LevelField Triple(params (string Name, Func<DisputedItem, string?> ValueOf)[] codes) => Any(
        string.Join('*', codes.Select(code => code.Name)), FeatureTheme.Combination,
        item => ServiceKey.IsCoded(item)
            ? string.Join(" * ", codes.Select(code => Level(code.ValueOf(item))))
            : null) with
    {
        IsIn = set => set == CategorySet.Triples,
    };

    private static HashSet<string> WordsOf(string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var words = new TextTokens(text);
        while (words.MoveNext())
        {
            if (words.Length > 2)
            {
                found.Add(text.Substring(words.Start, words.Length).ToLowerInvariant());
            }
        }

        return found;
    }

    private static string GuidelineOf(string? guideline) =>
        CitesNoGuideline(guideline) ? "none cited"
            : guideline!.Contains("ODG", StringComparison.Ordinal)
                || guideline.AsSpan().ContainsAny(OfficialDisability) ? "ODG"
            : guideline.Contains("MTUS", StringComparison.Ordinal) ? "MTUS"
            : guideline.Contains("ACOEM", StringComparison.Ordinal) ? "ACOEM"
            : "other";
}
