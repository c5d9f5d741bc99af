using ImrPredict.Cases;
using ImrPredict.Ingest.Facts;
using ImrPredict.Ingest.Services;
using ImrPredict.Ingest.Sniffing;
using ImrPredict.Text;

namespace ImrPredict.Tests.Tables;

/// <summary>Exports of claims systems that name services and diagnoses by their codes.</summary>
public sealed class CodedServicesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("72148", "MRI of the lumbar spine (72148)", "Diagnostic Testing: Imaging")]
    [InlineData("CPT 97110 x 12", "physical therapy: therapeutic exercises (CPT 97110 x 12)", "Rehabilitation: PT/OT")]
    [InlineData("97110;97140",
        "physical therapy: therapeutic exercises, physical therapy: manual therapy (97110;97140)",
        "Rehabilitation: PT/OT")]
    [InlineData("97110x12", "physical therapy: therapeutic exercises (97110x12)", "Rehabilitation: PT/OT")]
    [InlineData("CPT97110", "physical therapy: therapeutic exercises (CPT97110)", "Rehabilitation: PT/OT")]
    [InlineData("97110 50 units", "physical therapy: therapeutic exercises (97110 50 units)", "Rehabilitation: PT/OT")]
    [InlineData("73721LT", "MRI of a joint of the leg (hip, knee or ankle), left (73721LT)",
        "Diagnostic Testing: Imaging")]
    [InlineData("29881-LT-26", "knee or hip arthroscopy, left (29881-LT-26)", "Surgery: Arthroscopic")]
    [InlineData("29881-LT, 29826-RT",
        "knee or hip arthroscopy, left, shoulder arthroscopy, right (29881-LT, 29826-RT)", "Surgery: Arthroscopic")]
    [InlineData("29881 LT RT", "knee or hip arthroscopy, bilateral (29881 LT RT)", "Surgery: Arthroscopic")]
    [InlineData("E0935 for 21 days", "continuous passive motion device (E0935 for 21 days)", "DMEPOS: DME")]
    [InlineData("J3301 40mg", "triamcinolone injection (J3301 40mg)", "Injection: Injection")]
    [InlineData("97110-97140",
        "physical therapy: therapeutic exercises, physical therapy: manual therapy (97110-97140)",
        "Rehabilitation: PT/OT")]
    [InlineData("63650, 99999", "63650, 99999", "Other")]
    [InlineData("19165551234", "19165551234", "Other")]
    [InlineData("90210-1234", "90210-1234", "Other")]
    [InlineData("NDC 378041501", "prescription drug (NDC 378041501)", "Pharmaceuticals: Other")]
    [InlineData("29881-LT", "knee or hip arthroscopy, left (29881-LT)", "Surgery: Arthroscopic")]
    [InlineData("73221 RT", "MRI of a joint of the arm (shoulder, elbow or wrist), right (73221 RT)",
        "Diagnostic Testing: Imaging")]
    [InlineData("64483-50", "transforaminal lumbar epidural steroid injection, bilateral (64483-50)",
        "Injection: Injection")]
    [InlineData("j3301", "triamcinolone injection (j3301)", "Injection: Injection")]
    [InlineData("HCPCS E0730", "TENS unit (HCPCS E0730)", "DMEPOS: Electrical Stimulation")]
    [InlineData("0232T", "platelet rich plasma injection (0232T)", "Injection: Injection")]
    [InlineData("98941, 2x per week for 3 weeks", "chiropractic manipulation (98941, 2x per week for 3 weeks)",
        "Rehabilitation: Chiropractic")]
    [InlineData("00378-0415-01", "prescription drug (00378-0415-01)", "Pharmaceuticals: Other")]
    [InlineData("99999", "99999", "Other")]
    [InlineData("MRI lumbar 72148", "MRI lumbar 72148", "Diagnostic Testing: Imaging")]
    [InlineData("Apartment 72148 cleaning", "Apartment 72148 cleaning", "Other")]
    public async Task A_service_that_is_named_by_its_code_is_put_into_words(
        string cell, string service, string category)
    {
        var file = _folder.Write("a.csv", $"case_number,requested_service\nA,\"{cell}\"\n");

        var row = Assert.Single(await TableReading.ParsedAsync(file));

        Assert.Equal(service, row.Item.RequestedService);
        Assert.Equal(category, row.Item.ServiceCategory.ToString());
    }

    [Theory]
    [InlineData("72148", "the words of the service are those of its code")]
    [InlineData("99999", "a procedure code that is not known; add the words of the service")]
    [InlineData("NDC 00378041501", "a drug code names no drug here; add the name of the drug")]
    [InlineData("MRI", "")]
    public async Task The_row_says_where_the_words_of_its_service_come_from(string cell, string warning)
    {
        var file = _folder.Write("a.csv", $"case_number,requested_service\nA,{cell}\n");

        var row = Assert.Single(await TableReading.ParsedAsync(file));

        Assert.Equal(warning, string.Join("; ", row.Warnings));
    }

    [Fact]
    public async Task Diagnoses_are_named_by_their_codes_where_no_words_are_given()
    {
        var coded = _folder.Write("a.csv", "case_number,requested_service,icd10\nA,MRI,M54.16|m5450|Q99.9\n");
        var named = _folder.Write("b.csv", "case_number,requested_service,icd10,diagnoses\nA,MRI,M54.16,sore back\n");

        var row = Assert.Single(await TableReading.ParsedAsync(coded));
        var other = Assert.Single(await TableReading.ParsedAsync(named));

        Assert.Equal(["lumbar radiculopathy", "low back pain"], row.Item.Diagnoses);
        Assert.Equal(["sore back"], other.Item.Diagnoses);
        Assert.Equal(["M54.16", "m5450", "Q99.9"], row.Item.Icd10);
    }

    [Theory]
    [InlineData("M54.50; G89.4", new[] { "low back pain", "chronic pain syndrome" }, new[] { "M54.50", "G89.4" })]
    [InlineData("M54.50 Low back pain", new[] { "M54.50 Low back pain" }, new string[0])]
    [InlineData("low back pain", new[] { "low back pain" }, new string[0])]
    [InlineData("C5C6", new[] { "C5C6" }, new string[0])]
    [InlineData("L5S1; C56; B12", new[] { "L5S1", "C56", "B12" }, new string[0])]
    [InlineData("G35", new[] { "multiple sclerosis" }, new[] { "G35" })]
    public async Task A_column_of_diagnoses_may_hold_codes(string cell, string[] diagnoses, string[] codes)
    {
        var file = _folder.Write("a.csv", $"case_number,requested_service,diagnoses\nA,MRI,{cell}\n");

        var row = Assert.Single(await TableReading.ParsedAsync(file));

        Assert.Equal(diagnoses, row.Item.Diagnoses);
        Assert.Equal(codes, row.Item.Icd10);
    }

    [Fact]
    public async Task A_map_takes_words_before_codes()
    {
        var both = _folder.Write("both.csv", "Claim No,CPT,Procedure Description\nA,72148,MRI\n");
        var drugs = _folder.Write("drugs.csv", "Claim No,Drug,CPT,Service Requested\nA,none,72148,MRI\n");
        var described = _folder.Write("described.csv", "Claim No,CPT,CPT Description\nA,72148,MRI\n");
        var alone = _folder.Write("alone.csv", "Claim No,CPT,Notes\nA,72148,none\n");

        Assert.Equal(["case_number", "", "requested_service"], await CanonicalAsync(both));
        Assert.Equal(["case_number", "", "requested_service"], await CanonicalAsync(described));
        Assert.Equal(["case_number", "", "", "requested_service"], await CanonicalAsync(drugs));
        Assert.Equal(["case_number", "requested_service", "clinical_text"], await CanonicalAsync(alone));
    }

    [Fact]
    public void Every_code_of_the_table_names_a_service_that_has_a_category()
    {
        var rows = TermTable.Read("procedure-codes.tsv", 3);

        Assert.All(rows, row => Assert.NotEqual(ServiceCategory.Other, ServiceClassifier.Classify(row[2])));
        Assert.All(rows, row => Assert.Equal(row[2], ProcedureCodes.Service(row[0])));
        Assert.All(rows, row => Assert.Equal(row[2], ProcedureCodes.Service(row[1])));
    }

    [Fact]
    public void Every_diagnosis_of_the_table_is_found_by_its_code()
    {
        var rows = TermTable.Read("diagnosis-codes.tsv", 2);

        Assert.All(rows, row => Assert.Equal([row[1]], DiagnosisCodeNames.Of([row[0]])));
        Assert.Equal(["malignant neoplasm of the breast"], DiagnosisCodeNames.Of(["C50.911"]));
    }

    private static async Task<IReadOnlyList<string>> CanonicalAsync(string file) =>
        [.. (await MapDraft.OfAsync(file, new())).Select(column => column.Canonical)];
}
