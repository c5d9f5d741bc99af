using ImrPredict.Audit.Surprise;
using static ImrPredict.Reports.Pages.WrittenFigures;

namespace ImrPredict.Pages.Audit;

/// <summary>What was expected of a decision, in words.</summary>
internal static class ExpectedWords
{
    /// <summary>Beforehand, and given how its peers were decided where that says more.</summary>
    public static string Of(ItemSurprise scored) =>
        $"{Percent(scored.ExpectedProbability)} chance of overturn expected"
        + (scored.PeerProbability == scored.ExpectedProbability
            ? ""
            : $", {Percent(scored.PeerProbability)} given its peers");
}
