using System.Globalization;
using CsCheck;
using CsvHelper;
using ImrPredict.Cases;
using ImrPredict.Ingest.Services;

namespace ImrPredict.Tests;

public sealed class ServiceClassifierTests
{
    [Theory]
    [InlineData("Hydrocodone/APAP 10/325mg #120", "Pharmaceuticals: Opioids")]
    [InlineData("Percocet 10/325 #90", "Pharmaceuticals: Opioids")]
    [InlineData("Gabapentin 300mg #90", "Pharmaceuticals: Anti-epilepsy")]
    [InlineData("Prilosec 20mg #60", "Pharmaceuticals: Proton Pump Inhibitors")]
    [InlineData("Ambien 10mg #30", "Pharmaceuticals: Sedative-hypnotics")]
    [InlineData("Cymbalta 60mg", "Pharmaceuticals: Antidepressant")]
    [InlineData("Xanax 0.5mg #30", "Pharmaceuticals: Benzodiazepine")]
    [InlineData("Voltaren 75mg #60", "Pharmaceuticals: NSAID")]
    [InlineData("Voltaren 1% gel 100g", "Pharmaceuticals: Topical Analgesics")]
    [InlineData("Flurbiprofen 20%/Lidocaine 5% cream 180g", "Pharmaceuticals: Topical Compounds")]
    [InlineData("Ketoprofen 10% in cream base", "Pharmaceuticals: Topical Compounds")]
    [InlineData("Viscosupplementation series, left knee", "Pharmaceuticals: Viscosupplementation")]
    [InlineData("Epidural steroid injection L5-S1", "Injection: Injection")]
    [InlineData("Medial branch blocks L3-L5", "Injection: Facet")]
    [InlineData("Radiofrequency ablation, right C3-C5", "Injection: Facet")]
    [InlineData("MRI of the lumbar spine", "Diagnostic Testing: Imaging")]
    [InlineData("X-rays of the hip", "Diagnostic Testing: Imaging")]
    [InlineData("EMG/NCV of the upper extremities", "Diagnostic Testing: EMG/NCV/NCS")]
    [InlineData("Urine drug screen", "Diagnostic Testing: Lab & Pathology")]
    [InlineData("Functional capacity evaluation", "Diagnostic Testing: Other")]
    [InlineData("Neurology consultation", "Evaluation & Management: Medical Specialties")]
    [InlineData("Root canal, tooth 14", "Evaluation & Management: Dental")]
    [InlineData("Referral to a spine surgeon", "Surgery: Surgical Consult")]
    [InlineData("Anterior cervical discectomy and fusion C5-6", "Surgery: Spine")]
    [InlineData("Left knee arthroscopy with meniscectomy", "Surgery: Arthroscopic")]
    [InlineData("Right carpal tunnel release", "Surgery: Non-arthroscopic")]
    [InlineData("Assistant surgeon", "Surgery: Adjunct")]
    [InlineData("Physical therapy 2 times a week for 6 weeks", "Rehabilitation: PT/OT")]
    [InlineData("Chiropractic care, six visits", "Rehabilitation: Chiropractic")]
    [InlineData("Acupuncture 2x4", "Rehabilitation: Acupuncture")]
    [InlineData("Myofascial release, neck", "Rehabilitation: Other Therapies")]
    [InlineData("TENS unit purchase", "DMEPOS: Electrical Stimulation")]
    [InlineData("Cold therapy unit, 7 day rental", "DMEPOS: DME")]
    [InlineData("Power wheelchair", "DMEPOS: DME")]
    [InlineData("Lumbar brace", "DMEPOS: Prosthetics/Orthotics")]
    [InlineData("Functional restoration program", "Programs")]
    [InlineData("Gym membership", "Programs")]
    [InlineData("Home health aide 4 hours a day", "Home Health")]
    [InlineData("Psychological testing", "Psych Services: E&M")]
    [InlineData("Cognitive behavioral therapy, six sessions", "Psych Services: Therapies")]
    [InlineData("Transportation to appointments", "Transportation")]
    [InlineData("Shockwave treatments", "Therapies")]
    [InlineData("Something nobody ever heard of", "Other")]
    [InlineData("", "Other")]
    public void A_title_falls_into_its_category(string title, string category) =>
        Assert.Equal(category, ServiceClassifier.Classify(title).ToString());

    [Theory]
    [InlineData("Associated surgical service: Cold therapy unit", "DMEPOS: DME")]
    [InlineData("Associated surgical service: something unheard of", "Surgery: Adjunct")]
    [InlineData("Post-op physical therapy 12 sessions", "Rehabilitation: PT/OT")]
    [InlineData("Pre-op labs: CBC", "Diagnostic Testing: Lab & Pathology")]
    [InlineData("Pre-operative medical clearance", "Surgery: Adjunct")]
    public void A_satellite_of_surgery_is_what_it_is_itself(string title, string category) =>
        Assert.Equal(category, ServiceClassifier.Classify(title).ToString());

    [Theory]
    [InlineData("Hydrocodne 10/325 #60", "Pharmaceuticals: Opioids")]
    [InlineData("Cyclobenzaprin 7.5mg", "Pharmaceuticals: Muscle Relaxant")]
    [InlineData("Omeprazloe 20mg", "Pharmaceuticals: Proton Pump Inhibitors")]
    [InlineData("Phyiscal therapy 2x6", "Rehabilitation: PT/OT")]
    public void A_long_word_may_be_one_edit_off(string title, string category) =>
        Assert.Equal(category, ServiceClassifier.Classify(title).ToString());

    [Fact]
    public void Of_request_and_remainder_the_part_in_dispute_decides()
    {
        const string Title = "EMG and MRI was the original request. MRI was authorized by the Claims Administrator. "
            + "The remaining IMR eligible portion of the original request, EMG of the left arm is";

        Assert.Equal("Diagnostic Testing: EMG/NCV/NCS", ServiceClassifier.Classify(Title).ToString());
    }

    [Fact]
    public void A_narrative_is_classed_by_what_it_says_was_requested() =>
        Assert.Equal(
            new ServiceCategory("Pharmaceuticals", "Weight Loss Agents"),
            ServiceClassifier.ClassifyNarrative(
                "The patient uses Norco. She has requested authorization and coverage for Wegovy."));

    [Fact]
    public void No_title_makes_it_throw() => Gen.String.Sample(title => { ServiceClassifier.Classify(title); });

    [RealDataFact]
    public void At_most_one_real_title_in_twenty_is_other()
    {
        var titles = Titles();

        var other = titles.Count(t => ServiceClassifier.Classify(t) == ServiceCategory.Other);

        Assert.Equal(297, titles.Count);
        Assert.InRange(other, 0, titles.Count / 20);
    }

    private static List<string> Titles()
    {
        using var reader = new StreamReader(SharedData.PathOf("dwc-letters", "items.csv"));
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var titles = new List<string>();
        while (csv.Read())
        {
            titles.Add(csv.GetField("requested_service")!);
        }

        return titles;
    }
}
