using CsCheck;
using ImrPredict.Cases;
using ImrPredict.Ingest.Facts;

namespace ImrPredict.Tests;

public sealed class FactReaderTests
{
    [Theory]
    [InlineData("The injured worker is a 47 year old male.", 47, Sex.Male)]
    [InlineData("This case involves a now 52-year-old female.", 52, Sex.Female)]
    [InlineData("The parent of a six-year-old girl asked for it.", 6, Sex.Female)]
    [InlineData("A woman, aged 61, fell.", 61, Sex.Female)]
    [InlineData("A 33 y/o man fell.", 33, Sex.Male)]
    [InlineData("The applicant is a 40-year-old clerk. She fell on her knee.", 40, Sex.Female)]
    [InlineData("The mother of a 12-year-old boy called. She was worried.", 12, Sex.Male)]
    [InlineData("A male nurse saw the 30 year old female worker.", 30, Sex.Female)]
    public void Age_and_sex_are_read_in_the_usual_openings(string summary, int age, Sex sex)
    {
        var facts = FactReader.Read(summary, "");

        Assert.Equal((age, sex), (facts.Age!.Value, facts.Sex!.Value));
    }

    [Fact]
    public void A_number_of_years_without_an_age_is_none() =>
        Assert.Null(FactReader.Read("He has worked there for 12 years and has pain.", "").Age);

    [Theory]
    [InlineData("Diagnoses include neck strain, carpal tunnel syndrome, and hypertension.",
        "neck strain|carpal tunnel syndrome|hypertension")]
    [InlineData("She was diagnosed with plantar fasciitis.", "plantar fasciitis")]
    [InlineData("The worker is undergoing treatment for neck and back pain.", "neck and back pain")]
    [InlineData("The current diagnoses are documented as knee contusion and wrist sprain.",
        "knee contusion|wrist sprain")]
    [InlineData("Assessment: lumbar strain; sciatica.", "lumbar strain|sciatica")]
    [InlineData("The diagnosis is wrist fracture, left, initial encounter.", "wrist fracture, left, initial encounter")]
    [InlineData("This involves a worker with a history of an occupational claim from 01/02/2016.", "")]
    public void Diagnoses_are_read_as_a_list(string summary, string diagnoses) =>
        Assert.Equal(diagnoses, string.Join('|', FactReader.Read(summary, "").Diagnoses));

    [Fact]
    public void A_code_needs_its_point_or_the_letters_ICD_before_it()
    {
        var facts = FactReader.Read("Sprain at T12 (S83.511A). ICD-10: M79. Vitamin B12 was low.", "");

        Assert.Equal(["S83.511A", "M79"], facts.Icd10);
    }

    [Theory]
    [InlineData("M54.5", "M54.5")]
    [InlineData("M54", "")]
    [InlineData("ICD M54", "M54")]
    [InlineData("icd-10 C7A, C7B.1 and M5C.1", "C7A|C7B.1")]
    [InlineData("ICD U07.1 m54.5 1M5.4 XM5.4 M5.44 M544.1", "")]
    [InlineData("ICD M\u0665\u0664.5 \u00C954.5", "")]
    [InlineData("S83.511A;S83.511AB M54.16. A00.1", "S83.511A|M54.16|A00.1")]
    [InlineData("5", "")]
    [InlineData("M5", "")]
    public void A_code_is_a_letter_two_digits_and_what_stands_behind_their_point(string summary, string codes) =>
        Assert.Equal(codes, string.Join('|', FactReader.Read(summary, "").Icd10));

    [Fact]
    public void White_space_inside_a_diagnosis_is_folded() =>
        Assert.Equal(
            ["lumbar disc bulge", "chronic knee pain"],
            FactReader.Read(
                "She was diagnosed with lumbar  disc\u00A0bulge, chronic\tknee \u2003 pain.", "").Diagnoses);

    [Theory]
    [InlineData("The utilization review of 01/02/2017 non-certified the request.", UtilizationReviewDecision.Denied)]
    [InlineData("The claims administrator failed to approve a request for a brace.", UtilizationReviewDecision.Denied)]
    [InlineData("The UR modified the request to six visits.", UtilizationReviewDecision.Modified)]
    [InlineData("The Health Plan has denied this request.", UtilizationReviewDecision.Denied)]
    public void The_reviews_decision_is_read_from_its_sentence(string summary, UtilizationReviewDecision decision) =>
        Assert.Equal(decision, FactReader.Read(summary, "").UrDecision);

    [Fact]
    public void A_title_that_tells_what_was_authorised_means_a_modification() =>
        Assert.Equal(
            UtilizationReviewDecision.Modified,
            FactReader.Read(
                "Utilization review denied it.", "Six visits was authorized by the Claims Administrator").UrDecision);

    [Fact]
    public void A_patient_who_denies_pain_was_not_reviewed() =>
        Assert.Null(FactReader.Read("The patient denied chest pain.", "").UrDecision);

    [Fact]
    public void The_ground_is_the_sentence_that_speaks_of_the_item()
    {
        const string Summary = "The prior review denied the brace due to no instability. "
            + "The request for acupuncture was denied as there was no trial of six visits. The patient walks.";

        Assert.Contains(
            "trial of six", FactReader.Read(Summary, "Acupuncture 2x4").UrReason, StringComparison.Ordinal);
        Assert.Contains("instability", FactReader.Read(Summary, "Knee brace").UrReason, StringComparison.Ordinal);
        Assert.Null(FactReader.Read("Utilization review denied the brace.", "Knee brace").UrReason);
    }

    [Theory]
    [InlineData("MRI of the left knee", "", "knee", BodySide.Left)]
    [InlineData("EMG of the bilateral upper extremities", "", "upper extremity", BodySide.Bilateral)]
    [InlineData("MRI of neck and right hand", "", "cervical spine", null)]
    [InlineData("Norco 5mg", "He has ankle pain. Diagnoses include right shoulder strain.", "shoulder", BodySide.Right)]
    [InlineData("Norco 5mg", "He walks well.", null, null)]
    public void Body_part_and_side_come_from_the_title_first(string title, string summary, string? part, BodySide? side)
    {
        var facts = FactReader.Read(summary, title);

        Assert.Equal((part, side), (facts.BodyPart, facts.Side));
    }

    [Theory]
    [InlineData("A fifty-two year old man fell.", 52)]
    [InlineData("A man, aged twenty-one, fell.", 21)]
    [InlineData("A thirteen year old fell.", 13)]
    public void An_age_in_words_is_read_whole(string summary, int age) =>
        Assert.Equal(age, FactReader.Read(summary, "").Age);

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.Select(Gen.String, Gen.String).Sample((summary, title) =>
        {
            var facts = FactReader.Read(summary, title);

            Assert.All(facts.Diagnoses, diagnosis => Assert.NotEmpty(diagnosis));
        });
}
