using System.Text;
using System.Text.Json;

namespace ImrPredict.Synthesis.Output;

/// <summary>Writes the same health plan reviews as releases and tools of different years would.</summary>
internal static class PlanFiles
{
    private const int LastOldYear = 2016;

    private static readonly string[] Old =
    [
        "Reference ID", "Report Year", "Diagnosis Category", "Diagnosis Sub Category", "Treatment Category",
        "Treatment Sub Category", "Determination", "Type", "Age Range", "Patient Gender",
    ];

    private static readonly string[] New =
    [
        "ReferenceID", "ReportYear", "DiagnosisCategory", "DiagnosisSubCategory", "TreatmentCategory",
        "TreatmentSubCategory", "Determination", "Type", "AgeRange", "PatientGender", "IMRType", "DaysToReview",
        "DaysToAdopt", "Findings",
    ];

    /// <summary>What is written.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "synthetic-2016-semicolon.csv", "synthetic-2016-unquoted-commas.csv", "synthetic-2016-tabs.tsv",
        "synthetic-2026-findings.csv", "truth.jsonl",
    ];

    public static void Write(CorpusOptions options, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        using var semicolon = Open(folder, Names[0], Encoding.UTF8);
        using var unquoted = Open(folder, Names[1], new UTF8Encoding(false));
        using var tabs = Open(folder, Names[2], CodePagesEncodingProvider.Instance.GetEncoding(1252)!);
        using var findings = Open(folder, Names[3], new UTF8Encoding(false));
        using var truth = Open(folder, Names[4], new UTF8Encoding(false));
        semicolon.Write(string.Join(';', Old) + "\r\n");
        unquoted.Write("," + string.Join(',', Old.Select(h => h.Replace(' ', '.'))) + "\n");
        tabs.Write(string.Join('\t', Old) + "\r\n");
        findings.Write(string.Join(',', New) + "\n");
        var row = 0;
        foreach (var review in new PlanReviews(options).All())
        {
            cancellation.ThrowIfCancellationRequested();
            row++;
            if (review.Year <= LastOldYear)
            {
                var cells = OldCells(review);
                semicolon.Write(string.Join(';', cells) + "\r\n");
                unquoted.Write($"{row},{string.Join(',', cells)}\n");
                tabs.Write(string.Join('\t', cells).Replace("/ ", "/\u00A0", StringComparison.Ordinal) + "\r\n");
            }

            findings.Write(string.Join(',', NewCells(review).Select(Csv.Quoted)) + "\n");
            truth.Write(TruthLine(review) + "\n");
        }
    }

    private static StreamWriter Open(string folder, string name, Encoding encoding) =>
        new(Path.Combine(folder, name), append: false, encoding, bufferSize: 1 << 16);

    private static string[] OldCells(PlanReview review) =>
    [
        review.ReferenceId, $"{review.Year}", review.Diagnosis[0], review.Diagnosis[2], review.Treatment.Category,
        review.Treatment.Sub, review.Determination, review.TypeName,
        review.Ages.To == 0 ? "65+" : review.Ages.From == 11 ? "11_20"
            : $"{review.Ages.From}-{review.Ages.To}",
        $"{review.Sex}",
    ];

    private static string[] NewCells(PlanReview review) =>
    [
        review.ReferenceId, $"{review.Year}", review.Diagnosis[1], review.Diagnosis[2], review.Treatment.NewCategory,
        review.Treatment.Sub, review.Determination, review.TypeName,
        review.Ages.To == 0 ? "65+" : $"{review.Ages.From} to {review.Ages.To}", $"{review.Sex}",
        review.Expedited ? "Expedited" : "Standard", $"{review.DaysToReview}", $"{review.DaysToReview + 6}",
        review.Findings,
    ];

    private static string TruthLine(PlanReview review) => JsonSerializer.Serialize(new
    {
        synthetic = true,
        reference_id = review.ReferenceId,
        outcome = review.Outcome.ToString(),
        probability = Math.Round(review.Probability, 6),
        background = new[] { review.Background.Start, review.Background.Length },
    });
}
