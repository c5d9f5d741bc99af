using ImrPredict.Text.Evidence;

namespace ImrPredict.Tests.Evidence;

public sealed class EvidenceFinderTests
{
    [Theory]
    [InlineData("Motor strength was 5/5 in all groups.", EvidenceConcept.Weakness, Assertion.Absent)]
    [InlineData("Motor strength was 4/5 on the right.", EvidenceConcept.Weakness, Assertion.Present)]
    [InlineData("Strength of the left ankle measured 4+/5.", EvidenceConcept.Weakness, Assertion.Present)]
    [InlineData("She denies weakness.", EvidenceConcept.Weakness, Assertion.Absent)]
    [InlineData("Sensation is intact in both feet.", EvidenceConcept.SensoryLoss, Assertion.Absent)]
    [InlineData("Sensation was diminished over the S1 dermatome.", EvidenceConcept.SensoryLoss, Assertion.Present)]
    [InlineData("Reflexes are symmetric.", EvidenceConcept.ReflexChange, Assertion.Absent)]
    [InlineData("The Achilles reflex was absent on the left.", EvidenceConcept.ReflexChange, Assertion.Present)]
    [InlineData("Negative straight leg raise on both sides.", EvidenceConcept.NerveSign, Assertion.Absent)]
    [InlineData("Straight leg raising is positive at 40 degrees.", EvidenceConcept.NerveSign, Assertion.Present)]
    [InlineData("Spurling's maneuver was negative.", EvidenceConcept.NerveSign, Assertion.Absent)]
    [InlineData("Ten visits of therapy brought no relief.", EvidenceConcept.FailedTreatment, Assertion.Present)]
    [InlineData("He failed a course of physical therapy.", EvidenceConcept.FailedTreatment, Assertion.Present)]
    [InlineData("There is no indication that she failed conservative care.",
        EvidenceConcept.FailedTreatment, Assertion.Absent)]
    [InlineData("If conservative care fails, a scan is warranted.",
        EvidenceConcept.ConservativeCare, Assertion.Hypothetical)]
    [InlineData("No acupuncture has been tried.", EvidenceConcept.Acupuncture, Assertion.Absent)]
    [InlineData("The provider is requesting acupuncture.", EvidenceConcept.Acupuncture, Assertion.Hypothetical)]
    [InlineData("Acupuncture was requested.", EvidenceConcept.Acupuncture, Assertion.Hypothetical)]
    [InlineData("The films were taken to rule out a fracture.", EvidenceConcept.Fracture, Assertion.Hypothetical)]
    [InlineData("No fracture was seen.", EvidenceConcept.Fracture, Assertion.Absent)]
    [InlineData("The operative report was not provided for review.",
        EvidenceConcept.DocumentationGap, Assertion.Present)]
    [InlineData("ODG recommends imaging when red flags are found.", EvidenceConcept.RedFlag, Assertion.Quoted)]
    [InlineData("ODG was cited; however, the patient had no red flags.", EvidenceConcept.RedFlag, Assertion.Absent)]
    [InlineData("She is not working.", EvidenceConcept.OffWork, Assertion.Present)]
    [InlineData("The swelling is gone and no side effects were reported.",
        EvidenceConcept.SideEffects, Assertion.Absent)]
    [InlineData("Utilization review denied the request for therapy sessions.",
        EvidenceConcept.PhysicalTherapy, Assertion.Hypothetical)]
    [InlineData("Spasm was noted (no swelling) with weakness of grip.", EvidenceConcept.Weakness, Assertion.Present)]
    [InlineData("No swelling was seen, but weakness of grip remains.", EvidenceConcept.Weakness, Assertion.Present)]
    [InlineData("Her mother had cancer.", EvidenceConcept.Cancer, Assertion.Hypothetical)]
    public void A_mention_has_the_status_that_its_sentence_gives_it(
        string text, EvidenceConcept concept, Assertion status)
    {
        var found = EvidenceFinder.Find(text).Where(m => m.Concept == concept).ToList();

        Assert.NotEmpty(found);
        Assert.All(found, m => Assert.Equal(status, m.Status));
    }

    [Theory]
    [InlineData("He is in no acute distress.", EvidenceConcept.AcutePhase)]
    [InlineData("The anesthesia consult was done.", EvidenceConcept.SensoryLoss)]
    [InlineData("Diagnosis: failed back syndrome.", EvidenceConcept.FailedTreatment)]
    [InlineData("Radiation therapy was given.", EvidenceConcept.RadiatingSymptoms)]
    public void Words_that_mean_something_else_are_no_mention(string text, EvidenceConcept concept) =>
        Assert.DoesNotContain(EvidenceFinder.Find(text), m => m.Concept == concept);

    [Theory]
    [InlineData("He completed twelve sessions of physical therapy.",
        EvidenceConcept.PhysicalTherapy, 12, NumberUnit.Visits)]
    [InlineData("Chiropractic care 3 times a week for 4 weeks was given.",
        EvidenceConcept.Chiropractic, 12, NumberUnit.Visits)]
    [InlineData("She had physical therapy 2x3.", EvidenceConcept.PhysicalTherapy, 6, NumberUnit.Visits)]
    [InlineData("Six weeks of conservative care were tried.", EvidenceConcept.ConservativeCare, 6, NumberUnit.Weeks)]
    [InlineData("The block gave 60% relief.", EvidenceConcept.PainRelief, 60, NumberUnit.Percent)]
    [InlineData("Two epidural steroid injections were given.", EvidenceConcept.Injection, 2, NumberUnit.Times)]
    [InlineData("Pain was 5-7 out of 10.", EvidenceConcept.PainScore, 7, NumberUnit.PainScore)]
    [InlineData("Pain is 6.5/10.", EvidenceConcept.PainScore, 6.5, NumberUnit.PainScore)]
    [InlineData("The daily dose is 120 mg morphine equivalent.", EvidenceConcept.MorphineDose, 120,
        NumberUnit.MorphineMilligrams)]
    [InlineData("She takes naproxen 550 mg #60 and tramadol 50 mg #30.", EvidenceConcept.Opioid, 30, NumberUnit.Units)]
    [InlineData("There were eight visits.", EvidenceConcept.TherapyVisits, 8, NumberUnit.Visits)]
    public void A_number_goes_with_its_mention(string text, EvidenceConcept concept, double value, NumberUnit unit)
    {
        var mention = EvidenceFinder.Find(text).First(m => m.Concept == concept);

        Assert.NotNull(mention.Number);
        Assert.Equal((value, unit), (mention.Number.Value, mention.Number.Unit));
    }

    [Fact]
    public void A_change_of_the_pain_score_keeps_both_values()
    {
        var mention = Assert.Single(EvidenceFinder.Find("Scores fell from 8/10 to 4/10."));

        Assert.Equal(4, mention.Number!.Value);
        Assert.Equal(8, mention.Number.Before);
    }

    [Theory]
    [InlineData("A visit on 11-16-2016 is noted.")]
    [InlineData("The 54 year old worker visits his family.")]
    [InlineData("In 2016 visits began.")]
    public void Dates_and_ages_are_no_counts(string text) =>
        Assert.DoesNotContain(EvidenceFinder.Find(text), m => m.Number is not null);

    [Fact]
    public void Spans_point_at_the_words_and_their_sentence()
    {
        const string text = "He walks well. No weakness was found.";

        var mention = Assert.Single(EvidenceFinder.Find(text), m => m.Concept == EvidenceConcept.Weakness);

        Assert.Equal("weakness", mention.Span.Of(text).ToString());
        Assert.Equal("No weakness was found.", mention.Sentence.Of(text).ToString());
    }

    [Fact]
    public void A_blank_text_has_no_evidence() => Assert.Empty(EvidenceFinder.Find(" \n "));
}
