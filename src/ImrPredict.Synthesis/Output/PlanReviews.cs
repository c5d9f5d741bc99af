using ImrPredict.Cases;
using ImrPredict.Numerics;
using ImrPredict.Synthesis.Grammar;
using ImrPredict.Synthesis.Randomness;
using static ImrPredict.Synthesis.Grammar.DataTable;

namespace ImrPredict.Synthesis.Output;

/// <summary>
/// Makes health plan reviews: coded fields and hidden evidence first, the decision from them, then the findings.
/// </summary>
internal sealed class PlanReviews(CorpusOptions options)
{
    private static readonly (int From, int To)[] Bands =
        [(0, 10), (11, 20), (21, 30), (31, 40), (41, 50), (51, 64), (65, 0)];
    private static readonly double[] BandWeights = [11, 11, 8, 12, 20, 34, 4];
    private static readonly double[] ChildWeights = [62, 38, 0, 0, 0, 0, 0];

    private readonly PlanTreatment[] _treatments = PlanTreatment.Load();
    private readonly (int Year, double Rows, double Share)[] _years = [.. DataTable.Load("plan-years.tsv").Rows
        .Select(r => (Whole(r[0]), Number(r[1]), Number(r[2])))];

    public IEnumerable<PlanReview> All() => Enumerable.Range(0, options.PlanRows).Select(Make);

    private PlanReview Make(int row)
    {
        var random = new CounterRandom(options.Seed, RandomStream.Dmhc, row);
        var (year, _, share) = _years[random.PickIndex([.. _years.Select(y => y.Rows)])];
        var treatment = _treatments[random.PickIndex(
            [.. _treatments.Select(t => t.Weight * t.Wave.GetValueOrDefault(year, 1))])];
        var type = treatment.Sub == "Emergency Room" && random.Chance(0.8) ? "UR"
            : random.Chance(treatment.Experimental) ? "EI" : "MN";
        var child = treatment.Diagnoses[0][0] is "Pediatrics" or "Autism Spectrum";
        var ages = Bands[random.PickIndex(child ? ChildWeights : BandWeights)];
        var evidence = random.PickIndex([30, 30, 40]);
        var logit = Logistic.Logit(treatment.Rate) + Logistic.Logit(share) - Logistic.Logit(0.46)
            + (type == "EI" ? -0.15 : 0.05)
            + (ages.From == 0 ? 0.3 : 0) + (evidence == 0 ? 0.9 : evidence == 1 ? -0.9 : 0);
        var probability = Logistic.Sigmoid(logit);
        var outcome = random.Chance(probability) ? Outcome.Overturned : Outcome.Upheld;
        var diagnosis = random.Pick(treatment.Diagnoses);
        var sex = random.Chance(0.57) ? Sex.Female : Sex.Male;
        var (findings, background) = PlanFindings.Write(
            treatment, diagnosis, type, ages, evidence, outcome, year, random);
        return new PlanReview
        {
            ReferenceId = $"{type}{year % 100:00}-9{row:00000}",
            Year = year,
            Treatment = treatment,
            Diagnosis = diagnosis,
            Type = type,
            Ages = ages,
            Sex = sex,
            Expedited = random.Chance(0.12),
            DaysToReview = random.Between(2, 34),
            Probability = probability,
            Outcome = outcome,
            Findings = findings,
            Background = background,
        };
    }

}

/// <summary>One made-up health plan review.</summary>
internal sealed record PlanReview
{
    public required string ReferenceId { get; init; }

    public required int Year { get; init; }

    public required PlanTreatment Treatment { get; init; }

    public required string[] Diagnosis { get; init; }

    /// <summary>MN, EI or UR.</summary>
    public required string Type { get; init; }

    /// <summary>First and last year of the age band; the last of 65+ is 0.</summary>
    public required (int From, int To) Ages { get; init; }

    public required Sex Sex { get; init; }

    public required bool Expedited { get; init; }

    public required int DaysToReview { get; init; }

    public required double Probability { get; init; }

    public required Outcome Outcome { get; init; }

    public required string Findings { get; init; }

    /// <summary>The part of the findings that may be known before the decision.</summary>
    public required Passage Background { get; init; }

    public string TypeName => Type switch
    {
        "EI" => "Experimental/Investigational",
        "UR" => "Urgent Care",
        _ => "Medical Necessity",
    };

    public string Determination => Outcome == Outcome.Overturned
        ? "Overturned Decision of Health Plan"
        : "Upheld Decision of Health Plan";
}
