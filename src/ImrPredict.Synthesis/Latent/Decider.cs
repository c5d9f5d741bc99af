using ImrPredict.Cases;
using ImrPredict.Numerics;
using ImrPredict.Synthesis.Randomness;

namespace ImrPredict.Synthesis.Latent;

/// <summary>
/// Decides the items of a case from its facts and the hidden leanings of letter, reviewer, requester, year.
/// </summary>
internal sealed class Decider(CorpusOptions options, double[] intercepts)
{
    private const double PrintedOnlyShare = 0.2;

    public DecidedDraft[] Decide(LatentLetter letter)
    {
        var seed = options.OutcomeSeed ?? options.Seed;
        var random = new CounterRandom(seed, RandomStream.Outcome, letter.Index);
        var noise = new CounterRandom(seed, RandomStream.Noise, letter.Index);
        var hidden = (OutcomeModel.LetterSd * random.NextNormal()) + letter.Reviewer.Effect
            + Effect(RandomStream.Requester, letter.Requester, OutcomeModel.RequesterSd)
            + Effect(RandomStream.Year, letter.Dates.Decision.Year, OutcomeModel.YearSd);
        var decided = new DecidedDraft[letter.Items.Count];
        for (var i = 0; i < decided.Length; i++)
        {
            var item = letter.Items[i];
            var primary = item.PrimaryAt is { } at ? decided[at] : null;
            var (fromFacts, given) = primary is null ? Primary(letter, item, hidden) : Satellite(letter, item, primary);
            decided[i] = Noisy(fromFacts, given, random.NextDouble() < given, noise);
            if (primary is not null)
            {
                item.Facts[(int)EvidenceFactor.PrimarySurgery] =
                    primary.Argued == Outcome.Overturned ? FactStatus.Present : FactStatus.Absent;
            }
        }

        return decided;
    }

    private double Effect(RandomStream stream, long key, double sd) =>
        sd * new CounterRandom(options.Seed, stream, key).NextNormal();

    private (double FromFacts, double Given) Primary(LatentLetter letter, LatentItem item, double hidden)
    {
        var evidence = OutcomeModel.Evidence(letter, item);
        var visible = OutcomeModel.Logit(item, intercepts[item.Service.Index], evidence, 0);
        return (OutcomeModel.FromFacts(visible), Logistic.Sigmoid(visible + hidden));
    }

    private static (double FromFacts, double Given) Satellite(
        LatentLetter letter, LatentItem item, DecidedDraft primary)
    {
        // Comorbidity shifts the two base rates; the letter's other circumstances already moved the surgery.
        var shift = item.Service.Factors.Sum(f => item[f.Factor] switch
        {
            FactStatus.Present => f.EffectPresent,
            FactStatus.Absent => f.EffectAbsent,
            _ => 0,
        });
        var ifOverturned = Shifted(OutcomeModel.SatelliteOverturned, shift);
        var ifUpheld = Shifted(OutcomeModel.SatelliteUpheld, shift);
        return (
            (primary.FromFacts * ifOverturned) + ((1 - primary.FromFacts) * ifUpheld),
            primary.Argued == Outcome.Overturned ? ifOverturned : ifUpheld);
    }

    private static double Shifted(double probability, double shift) =>
        Logistic.Sigmoid(Logistic.Logit(probability) + shift);

    private DecidedDraft Noisy(double fromFacts, double given, bool overturned, CounterRandom noise)
    {
        var drawn = overturned ? Outcome.Overturned : Outcome.Upheld;
        var (outlierAt, flipAt, kindAt) = (noise.NextDouble(), noise.NextDouble(), noise.NextDouble());
        var outlier = outlierAt < options.OutlierShare;
        var meant = outlier ? (fromFacts < 0.5 ? Outcome.Overturned : Outcome.Upheld) : drawn;
        var flip = outlier || flipAt >= options.LabelNoise ? VerdictFlip.None
            : kindAt < PrintedOnlyShare ? VerdictFlip.PrintedOnly
            : VerdictFlip.Whole;
        var argued = flip == VerdictFlip.Whole ? Other(meant) : meant;
        var printed = flip == VerdictFlip.None ? meant : Other(meant);
        return new DecidedDraft(fromFacts, given, drawn, argued, printed, flip, outlier);
    }

    private static Outcome Other(Outcome outcome) =>
        outcome == Outcome.Upheld ? Outcome.Overturned : Outcome.Upheld;
}

/// <summary>How one item was decided, and how probable that was.</summary>
/// <param name="FromFacts">Probability of an overturn where only the facts are known; hidden effects are
/// averaged.</param>
/// <param name="Given">Probability with the hidden effects of letter, reviewer, requester and year.</param>
/// <param name="Drawn">The decision drawn from <paramref name="Given"/>, before noise and planted outliers.</param>
/// <param name="Argued">What the rationale argues for.</param>
/// <param name="Printed">What the letter prints.</param>
/// <param name="Flip">How the printed verdict departs from the one drawn.</param>
/// <param name="Outlier">Decided against its facts on purpose.</param>
internal sealed record DecidedDraft(
    double FromFacts, double Given, Outcome Drawn, Outcome Argued, Outcome Printed, VerdictFlip Flip, bool Outlier);
