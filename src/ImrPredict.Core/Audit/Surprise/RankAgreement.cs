namespace ImrPredict.Audit.Surprise;

/// <summary>How far our ranking and the label-quality scores name the same decisions.</summary>
/// <param name="Top">How many of each are compared: the flags, at least 1 % of the items and at least 10.</param>
/// <param name="SelfConfidence">Share of our top that self-confidence has in its top, in [0, 1].</param>
/// <param name="ConfidentLearning">Share of our top that confident learning has in its top.</param>
public sealed record RankAgreement(int Top, double SelfConfidence, double ConfidentLearning)
{
    /// <summary>Compares the rankings.</summary>
    internal static RankAgreement Compare(SurpriseResult result)
    {
        var top = Math.Min(result.Items.Count, Math.Max(Math.Max(10, result.Flags), result.Items.Count / 100));
        var ours = result.Items.Where(i => i.Rank <= top).Select(i => i.Row).ToHashSet();
        double Share(Func<ItemSurprise, double> score) => top == 0
            ? 1
            : (double)result.Items.OrderBy(score).Take(top).Count(i => ours.Contains(i.Row)) / top;
        return new(top, Share(i => i.Quality.SelfConfidence), Share(i => i.Quality.ConfidentLearning));
    }
}
