using ImrPredict.Training.Precedents;

namespace ImrPredict.Scoring.Precedents;

/// <summary>
/// How alike two items are, 0 to 1: the same service (0.35), shared clinical evidence (0.3), shared words of the
/// request (0.2), the same body part (0.1), shared diagnoses (0.05); what neither item has is left out of the weights.
/// </summary>
internal static class PrecedentSimilarity
{
    public static double Measure(PrecedentTerms a, PrecedentTerms b)
    {
        var (sum, weights) = (0.0, 0.0);
        Add(0.35, a.NarrowService.Length + b.NarrowService.Length > 0, ServiceOf(a, b));
        Add(0.3, a.Evidence.Count + b.Evidence.Count > 0, Shared(a.Evidence, b.Evidence));
        Add(0.2, a.Request.Count + b.Request.Count > 0, Shared(a.Request, b.Request));
        Add(0.1, a.BodyPart.Length + b.BodyPart.Length > 0, a.BodyPart == b.BodyPart ? 1 : 0);
        Add(0.05, a.Diagnosis.Count + b.Diagnosis.Count > 0, Shared(a.Diagnosis, b.Diagnosis));
        return weights == 0 ? 0 : sum / weights;

        void Add(double weight, bool applies, double alike)
        {
            sum += applies ? weight * alike : 0;
            weights += applies ? weight : 0;
        }
    }

    private static double ServiceOf(PrecedentTerms a, PrecedentTerms b) =>
        a.NarrowService == b.NarrowService ? 1 : a.Service.Length > 0 && a.Service == b.Service ? 0.4 : 0;

    // Shared over all (Jaccard); both lists are sorted.
    private static double Shared(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < a.Count && j < b.Count)
        {
            var order = string.CompareOrdinal(a[i], b[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return (double)shared / Math.Max(1, a.Count + b.Count - shared);
    }
}
