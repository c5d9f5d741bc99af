using ImrPredict.Synthesis;
using ImrPredict.Synthesis.Letters;
using ImrPredict.Text.Evidence;
using Xunit.Abstractions;

namespace ImrPredict.Tests.Synthesis;

/// <summary>What the evidence reader says of planted facts, against the status with which they were planted.</summary>
public sealed class AssertionTruthTests(ITestOutputHelper output)
{
    private static readonly Dictionary<EvidenceFactor, EvidenceConcept[]> Concepts = new()
    {
        [EvidenceFactor.FailedConservativeCare] =
            [EvidenceConcept.FailedTreatment, EvidenceConcept.ConservativeCare, EvidenceConcept.PhysicalTherapy],
        [EvidenceFactor.NeurologicDeficit] =
        [
            EvidenceConcept.Weakness, EvidenceConcept.SensoryLoss, EvidenceConcept.ReflexChange,
            EvidenceConcept.NerveSign, EvidenceConcept.RadiatingSymptoms,
        ],
        [EvidenceFactor.RedFlag] = [EvidenceConcept.RedFlag, EvidenceConcept.Fracture, EvidenceConcept.Cancer],
        [EvidenceFactor.RepeatStudy] = [EvidenceConcept.PriorImaging, EvidenceConcept.PriorElectrodiagnostics],
        [EvidenceFactor.FunctionalGain] = [EvidenceConcept.FunctionalImprovement, EvidenceConcept.PainRelief],
        [EvidenceFactor.OpioidMonitoring] =
            [EvidenceConcept.UrineDrugTest, EvidenceConcept.PrescriptionMonitoring, EvidenceConcept.OpioidAgreement],
        [EvidenceFactor.DocumentationGap] = [EvidenceConcept.DocumentationGap],
        [EvidenceFactor.Comorbidity] =
            [EvidenceConcept.GastrointestinalRisk, EvidenceConcept.Comorbidity, EvidenceConcept.SideEffects],
        [EvidenceFactor.ConcordantStudy] = [EvidenceConcept.StructuralFinding, EvidenceConcept.ConcordantFinding],
        [EvidenceFactor.QuantityWithinGuideline] = [EvidenceConcept.QuantityWithinGuideline],
        [EvidenceFactor.NotRecommended] = [EvidenceConcept.NotRecommended],
        [EvidenceFactor.Contradiction] = [EvidenceConcept.Contradiction],
        [EvidenceFactor.SpecialistQuestion] = [EvidenceConcept.SpecialistQuestion],
    };

    [Fact]
    public void Planted_facts_are_read_with_the_status_they_were_planted_with()
    {
        var readings = CorpusGenerator
            .Generate(new CorpusOptions { Letters = 2_000, Seed = 21, Artefacts = LetterArtefacts.None })
            .SelectMany(Readings).ToList();

        var (presentPrecision, presentRecall) = Measure(readings, FactStatus.Present);
        var (absentPrecision, absentRecall) = Measure(readings, FactStatus.Absent);
        var (hypotheticalPrecision, hypotheticalRecall) = Measure(readings, FactStatus.Hypothetical);
        Assert.True(readings.Count > 2_000, $"only {readings.Count} planted facts");
        Assert.InRange(presentPrecision, 0.95, 1);
        Assert.InRange(presentRecall, 0.93, 1);
        Assert.InRange(absentPrecision, 0.95, 1);
        Assert.InRange(absentRecall, 0.92, 1);
        Assert.InRange(hypotheticalPrecision, 0.7, 1);
        Assert.InRange(hypotheticalRecall, 0.75, 1);
    }

    /// <summary>
    /// Precision counts the statuses read in the planted sentences, recall the sentences with at least one right one.
    /// </summary>
    private (double Precision, double Recall) Measure(List<Reading> readings, FactStatus status)
    {
        var planted = readings.Where(r => r.Planted == status).ToList();
        var read = readings.Where(r => r.Read.Contains(status)).ToList();
        var precision = read.Count(r => r.Planted == status) / (double)read.Count;
        var recall = planted.Count(r => r.Read.Contains(status)) / (double)planted.Count;
        output.WriteLine(FormattableString.Invariant(
            $"{status}: {planted.Count} planted, precision {precision:0.000}, recall {recall:0.000}"));
        return (precision, recall);
    }

    private static IEnumerable<Reading> Readings(SyntheticLetter letter)
    {
        var mentions = EvidenceFinder.Find(letter.Summary);
        return letter.Items.SelectMany(item => item.Facts)
            .Where(fact => fact.Sentence is not null && Concepts.ContainsKey(fact.Factor))
            .DistinctBy(fact => fact.Sentence!.Value.Start)
            .Select(fact => new Reading(fact.Status, [.. mentions
                .Where(m => Concepts[fact.Factor].Contains(m.Concept) && m.Span.Start >= fact.Sentence!.Value.Start
                    && m.Span.End <= fact.Sentence!.Value.Start + fact.Sentence!.Value.Length)
                .Select(m => StatusOf(m.Status))]));
    }

    private static FactStatus StatusOf(Assertion assertion) => assertion switch
    {
        Assertion.Present => FactStatus.Present,
        Assertion.Absent => FactStatus.Absent,
        _ => FactStatus.Hypothetical,
    };

    private sealed record Reading(FactStatus Planted, HashSet<FactStatus> Read);
}
