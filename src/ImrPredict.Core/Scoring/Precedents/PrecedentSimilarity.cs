using ImrPredict.Numerics;
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
        AddShared(0.3, a.EvidenceHashes, b.EvidenceHashes);
        AddShared(0.2, a.RequestHashes, b.RequestHashes);
        Add(0.1, a.BodyPart.Length + b.BodyPart.Length > 0, a.BodyPart == b.BodyPart ? 1 : 0);
        AddShared(0.05, a.DiagnosisHashes, b.DiagnosisHashes);
        return weights == 0 ? 0 : sum / weights;

        void AddShared(double weight, ulong[] one, ulong[] other) =>
            Add(weight, one.Length + other.Length > 0, MinHash.Similarity(one, other));

        void Add(double weight, bool applies, double alike)
        {
            sum += applies ? weight * alike : 0;
            weights += applies ? weight : 0;
        }
    }

    private static double ServiceOf(PrecedentTerms a, PrecedentTerms b) =>
        a.NarrowService == b.NarrowService ? 1 : a.Service.Length > 0 && a.Service == b.Service ? 0.4 : 0;
}
