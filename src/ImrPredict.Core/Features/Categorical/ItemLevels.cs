using System.Buffers;
using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Features.Lexical.Words;

namespace ImrPredict.Features.Categorical;

/// <summary>
/// The category levels that hold for an item, as <c>field=level</c>. Case number, year, age and sex are not among
/// them. A blank field of a coded row is a level of its own, so that what blankness tells is modelled in the open.
/// </summary>
internal static class ItemLevels
{
    private const string Blank = "(blank)";

    private static readonly SearchValues<string> NoneCited =
        SearchValues.Create(["did not cite"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> OfficialDisability =
        SearchValues.Create(["Official Disability"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The levels in a fixed order, field before level.</summary>
    public static IReadOnlyList<ItemLevel> Of(DisputedItem item)
    {
        var isCoded = ServiceKey.IsCoded(item);
        var levels = new List<ItemLevel>(isCoded ? 32 : 10);
        if (isCoded)
        {
            AddCoded(item, levels);
        }

        if (ServiceKey.OfTitle(item) is { } service)
        {
            AddRequest(item, service, levels);
        }

        AddReview(item, levels);
        return levels;
    }

    /// <summary>A field's level, or the level of blankness.</summary>
    public static string Level(string? value) => string.IsNullOrWhiteSpace(value) ? Blank : value.Trim();

    /// <summary>Whether the administrator's words name no guideline.</summary>
    public static bool CitesNoGuideline(string? guideline) =>
        string.IsNullOrWhiteSpace(guideline) || guideline.AsSpan().ContainsAny(NoneCited);

    private static void AddCoded(DisputedItem item, List<ItemLevel> levels)
    {
        var diagnosis = Level(item.DiagnosisCategory);
        var diagnosisSub = Level(item.DiagnosisSubcategory);
        var treatment = Level(item.TreatmentCategory);
        var treatmentSub = Level(item.TreatmentSubcategory);
        var type = Level(item.ImrType);
        levels.Add(new("diagnosis", diagnosis));
        levels.Add(new("diagnosis-sub", diagnosisSub));
        levels.Add(new("treatment", treatment));
        levels.Add(new("treatment-sub", treatmentSub));
        levels.Add(new("type", type));
        levels.Add(new("diagnosis*treatment", $"{diagnosis} * {treatment}"));
        levels.Add(new("diagnosis-sub*treatment-sub", $"{diagnosisSub} * {treatmentSub}"));
        levels.Add(new("diagnosis*treatment-sub", $"{diagnosis} * {treatmentSub}"));
        levels.Add(new("diagnosis-sub*treatment", $"{diagnosisSub} * {treatment}"));
        levels.Add(new("treatment-sub*type", $"{treatmentSub} * {type}"));
        levels.Add(new("diagnosis-sub*type", $"{diagnosisSub} * {type}"));
        levels.Add(new("treatment*type", $"{treatment} * {type}"));
        levels.Add(new("diagnosis*type", $"{diagnosis} * {type}"));
        AddWords("diagnosis-word", $"{item.DiagnosisCategory} {item.DiagnosisSubcategory}", levels);
        AddWords("treatment-word", $"{item.TreatmentCategory} {item.TreatmentSubcategory}", levels);
    }

    private static void AddWords(string field, string text, List<ItemLevel> levels)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var words = new TextTokens(text);
        while (words.MoveNext())
        {
            var word = text.Substring(words.Start, words.Length).ToLowerInvariant();
            if (word.Length > 2 && seen.Add(word))
            {
                levels.Add(new(field, word));
            }
        }
    }

    private static void AddRequest(DisputedItem item, ServiceKey service, List<ItemLevel> levels)
    {
        levels.Add(new("service", service.Category));
        levels.Add(new("service-sub", service.Narrow));
        levels.Add(new("satellite", RequestWords.IsSurgicalSatellite(item.RequestedService) ? "yes" : "no"));
        levels.Add(new("guideline", GuidelineOf(item.ClaimsAdministratorGuideline)));
        if (item.BodyPart is { Length: > 0 } part)
        {
            levels.Add(new("body-part", part));
        }
    }

    private static void AddReview(DisputedItem item, List<ItemLevel> levels)
    {
        if (item.UrDecision is { } decision)
        {
            levels.Add(new("ur-decision", decision.ToString()));
        }

        if (item.ReviewType is { } type)
        {
            levels.Add(new("review-type", type.ToString()));
        }

        if (item.Priority is { } priority)
        {
            levels.Add(new("priority", priority.ToString()));
        }

        if (item.ItemsInCase is { } items)
        {
            levels.Add(new(
                "items", items >= 5 ? "5+" : items >= 3 ? "3-4" : items.ToString(CultureInfo.InvariantCulture)));
        }

        if (item.ClaimAgeDays is { } days)
        {
            levels.Add(new("claim-age", ClaimAge(days)));
        }
    }

    private static string ClaimAge(int days) => days switch
    {
        < 90 => "< 90 days",
        < 365 => "90-364 days",
        < 1095 => "1-2 years",
        _ => "3+ years",
    };

    private static string GuidelineOf(string? guideline) =>
        CitesNoGuideline(guideline) ? "none cited"
            : guideline!.Contains("ODG", StringComparison.Ordinal)
                || guideline.AsSpan().ContainsAny(OfficialDisability) ? "ODG"
            : guideline.Contains("MTUS", StringComparison.Ordinal) ? "MTUS"
            : guideline.Contains("ACOEM", StringComparison.Ordinal) ? "ACOEM"
            : "other";
}
