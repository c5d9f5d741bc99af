using ImrPredict.Cases;

namespace ImrPredict.Scoring;

/// <summary>When no probability is given, because too little is known of the item.</summary>
public static class Abstention
{
    /// <summary>The reason in words; null where enough is known.</summary>
    public static string? Reason(DisputedItem item, ScoringOptions options)
    {
        var hasService = item.ServiceCategory != ServiceCategory.Other
            || !string.IsNullOrWhiteSpace(item.TreatmentCategory)
            || !string.IsNullOrWhiteSpace(item.TreatmentSubcategory);
        if (hasService || HasWords(item.ClinicalText, options.EnoughWords))
        {
            return null;
        }

        return string.IsNullOrWhiteSpace(item.RequestedService)
            ? "not enough information: no service, no category and hardly any clinical text"
            : "not enough information: the service is of no known category and there is hardly any clinical text";
    }

    private static bool HasWords(string text, int wanted)
    {
        var words = 0;
        foreach (var _ in text.AsSpan().SplitAny(" \n\t"))
        {
            if (++words >= wanted)
            {
                return true;
            }
        }

        return false;
    }
}
