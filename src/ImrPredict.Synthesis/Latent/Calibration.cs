namespace ImrPredict.Synthesis.Latent;

/// <summary>
/// Solves the intercept of each service so that the mean over 900 drawn cases and their hidden effects is the service's
/// overturn rate.
/// </summary>
internal static class Calibration
{
    private const int Samples = 900;

    public static double[] Intercepts(CorpusOptions options, World world)
    {
        // The cases are drawn with the default options, whatever seed or years a corpus has.
        var generator = new LatentGenerator(new CorpusOptions(), world);
        return [.. world.Services.Select(s => s == world.Satellite ? 0 : Solve(generator, s, options))];
    }

    /// <summary>What to aim at before verdicts are reversed and outliers planted.</summary>
    private static double Target(double rate, CorpusOptions options) => Math.Max(
        0.004, (rate - options.LabelNoise - options.OutlierShare) / (
            1 - (2 * (options.LabelNoise + options.OutlierShare))));

    private static double Solve(LatentGenerator generator, ServiceKind service, CorpusOptions options)
    {
        var sample = Enumerable.Range(0, Samples).Select(i => generator.DrawFor(service, i)).ToArray();
        var evidence = sample.Select(letter => OutcomeModel.Evidence(letter, letter.Items[0])).ToArray();
        var target = Target(service.OverturnRate, options);
        var (low, high) = (-12.0, 6.0);
        while (high - low > 0.002)
        {
            var middle = (low + high) / 2;
            var rate = 0.0;
            for (var i = 0; i < Samples; i++)
            {
                rate += OutcomeModel.FromFacts(OutcomeModel.Logit(sample[i].Items[0], middle, evidence[i], 0));
            }

            (low, high) = rate / Samples < target ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
