using ImrPredict.Synthesis.Randomness;

namespace ImrPredict.Synthesis.Latent;

/// <summary>Which letters read like others: known from the seed and the index alone.</summary>
internal sealed class ClusterPlan(CorpusOptions options)
{
    private const int Kits = 150;

    public (ClusterKind Kind, long Source) Find(long index)
    {
        var random = new CounterRandom(options.Seed, RandomStream.Cluster, index);
        var at = random.NextDouble();
        if (at < options.KitShare)
        {
            return (ClusterKind.RequesterKit, -1 - random.Next(1 + random.Next(Kits)));
        }

        if (index > 0 && at < options.KitShare + options.ResubmissionShare)
        {
            var earlier = index - 1 - random.Next((int)Math.Min(index, 300));
            if (Find(earlier).Kind == ClusterKind.None)
            {
                return (ClusterKind.Resubmission, earlier);
            }
        }

        return (ClusterKind.None, index);
    }

    /// <summary>Name of the cluster that a letter stands in; a letter alone is a cluster of one.</summary>
    public static string NameOf(long source) => source < 0 ? $"kit-{-source:000}" : $"case-{source:0000000}";
}
