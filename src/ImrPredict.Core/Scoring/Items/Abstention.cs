using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.Features.Blocks;
using ImrPredict.Text.Normalising;

namespace ImrPredict.Scoring.Items;

/// <summary>
/// When no probability is given: its text cannot be read, too little is known of it, or the model has met too
/// little like it.
/// </summary>
internal static class Abstention
{
    /// <summary>The reason in words; null where enough is known.</summary>
    /// <param name="item">The item.</param>
    /// <param name="reading">The reading of its clinical text.</param>
    /// <param name="knownShare">Share of its words and categories that the model knows, 0 to 1.</param>
    /// <param name="options">Settings.</param>
    public static string? Reason(
        DisputedItem item, ClinicalReading reading, double knownShare, ScoringOptions options) =>
        Unreadable(item, reading) ?? TooLittle(item, options) ?? (knownShare >= options.LeastKnown ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"unlike what the model has learnt from: it knows {100 * knownShare:0} % of the words and categories"));

    // What is not in such a text would else be a reason.
    private static string? Unreadable(DisputedItem item, ClinicalReading reading) =>
        reading.IsUnreadable || Legibility.IsUnreadable(item.RequestedService)
            ? Legibility.Reason
            : null;

    private static string? TooLittle(DisputedItem item, ScoringOptions options)
    {
        if (ServiceKey.Of(item) is not null || HasWords(item.ClinicalText, options.EnoughWords))
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
