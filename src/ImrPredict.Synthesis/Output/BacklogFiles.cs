using System.Text;
using System.Text.Json;
using ImrPredict.Cases.Provenance;
using ImrPredict.Synthesis.Letters;
using ImrPredict.Synthesis.Randomness;
using ImrPredict.Synthesis.Writing;

namespace ImrPredict.Synthesis.Output;

/// <summary>
/// An analyst's open cases as a claims system would export them: house column names, no decisions, and about one row in
/// fifteen broken on purpose.
/// </summary>
internal static class BacklogFiles
{
    /// <summary>Cases stand behind any corpus, so that no letter of it tells the same case.</summary>
    private const long FirstIndex = 900_000_000;

    private static readonly (string House, string Canonical)[] Columns =
    [
        ("Claim Ref", "case_number"), ("Line", "item"), ("Treatment Requested", "requested_service"),
        ("Body Area", "body_part"), ("Dx Text", "diagnoses"), ("Dx Codes", "icd10"), ("UR Action", "ur_decision"),
        ("UR Cited", "ur_guideline"), ("DOI", "injury_date"), ("UR Date", "ur_denial_date"),
        ("Appeal Received", "received_date"), ("Pt Age", "age"), ("Pt Sex", "sex"), ("Lines In Case", "items_in_case"),
        ("Clinical Notes", "clinical_text"), ("Notes Source", "clinical_text_kind"), ("Handler", ""),
    ];

    /// <summary>What is written.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["synthetic-open-cases.csv", "synthetic-open-cases.xlsx", "map.json", "truth.jsonl"];

    public static int Write(CorpusOptions options, string folder)
    {
        Directory.CreateDirectory(folder);
        var rows = Rows(options).ToList();
        var table = new List<string[]> { Columns.Select(c => c.House).ToArray() };
        table.AddRange(rows.Select(r => r.Cells));
        using (var csv = new StreamWriter(
            Path.Combine(folder, Names[0]), false, new UTF8Encoding(true)))
        {
            foreach (var row in table)
            {
                csv.Write(string.Join(',', row.Select(Csv.Quoted)) + "\r\n");
            }
        }

        SimpleWorkbook.Write(Path.Combine(folder, Names[1]), "Open cases (synthetic)", table);
        File.WriteAllText(Path.Combine(folder, Names[2]), MapText());
        File.WriteAllLines(Path.Combine(folder, Names[3]), rows.Select((r, i) => TruthLine(i + 1, r)));
        return rows.Count;
    }

    private static string MapText() => JsonSerializer.Serialize(
        Columns.Where(c => c.Canonical.Length > 0).ToDictionary(c => c.House, c => c.Canonical),
        ReadmeText.Readable) + "\n";

    private static string TruthLine(int row, BacklogRow line) => JsonSerializer.Serialize(new
    {
        synthetic = true,
        row,
        case_number = line.CaseNumber,
        item = line.Item,
        fault = line.Fault.ToString(),
        probability = Math.Round(line.Probability, 6),
    });

    private static IEnumerable<BacklogRow> Rows(CorpusOptions options)
    {
        var generator = new CorpusGenerator(options with
        {
            FromYear = options.ToYear,
            SummaryBias = 0,
            LeakShare = 0,
            Artefacts = LetterArtefacts.None,
            ForcedArtefacts = LetterArtefacts.None,
            Layouts = [LetterLayout.L6],
            ResubmissionShare = 0,
            KitShare = 0,
        });
        for (var i = 0; i < options.BacklogCases; i++)
        {
            var random = new CounterRandom(options.Seed, RandomStream.Backlog, i);
            var made = generator.Make(FirstIndex + i);
            var caseNumber = $"SYN{made.Letter.ReceivedDate.Year % 100:00}-{i:000000}";
            foreach (var item in made.Letter.Items)
            {
                var fault = random.Chance(0.065) ? (BacklogFault)random.Between(1, 6) : BacklogFault.None;
                var row = new BacklogRow(
                    caseNumber, item.Number, fault, item.Probability,
                    Break(Cells(made, item, caseNumber, random), fault));
                yield return row;
                if (fault == BacklogFault.Repeated)
                {
                    yield return row;
                }
            }
        }
    }

    private static string[] Cells(DraftedLetter made, SyntheticItem item, string caseNumber, CounterRandom random)
    {
        var (letter, latent) = (made.Letter, made.Draft.Case);
        var source = latent.Items[item.Number - 1];
        return
        [
            caseNumber, $"{item.Number}", made.Draft.Items[item.Number - 1].Words.Short,
            CaseWords.PartOf(latent.Region, latent.Side, latent.Region.Names[0]),
            $"{latent.Diagnosis.Name}; {latent.OtherDiagnosis.Name}",
            $"{latent.Diagnosis.Icd10}; {latent.OtherDiagnosis.Icd10}",
            source.Allowed > 0 ? "Modified" : "Denied",
            item.ClaimsAdministratorGuideline, $"{letter.InjuryDate:MM/dd/yyyy}", $"{letter.UrDenialDate:MM/dd/yyyy}",
            $"{letter.ReceivedDate:MM/dd/yyyy}",
            $"{latent.Person.Age}", random.Chance(0.5) ? $"{letter.Sex}" : $"{letter.Sex}"[..1],
            $"{letter.Items.Count}", letter.Summary, "UrReport", $"synthetic desk {random.Between(1, 9)}",
        ];
    }

    private static string[] Break(string[] cells, BacklogFault fault)
    {
        switch (fault)
        {
            case BacklogFault.NoService:
                cells[2] = "";
                break;
            case BacklogFault.NoCaseNumber:
                cells[0] = "";
                break;
            case BacklogFault.ImpossibleDate:
                cells[9] = "02/30/2024";
                break;
            case BacklogFault.AgeNotANumber:
                cells[11] = "unknown";
                break;
            case BacklogFault.CellsMissing:
                return cells[..5];
        }

        return cells;
    }

    private sealed record BacklogRow(
        string CaseNumber, int Item, BacklogFault Fault, double Probability, string[] Cells);
}

/// <summary>What is wrong with a row of the backlog.</summary>
internal enum BacklogFault
{
    None = 0,
    NoService,
    NoCaseNumber,
    ImpossibleDate,
    AgeNotANumber,
    CellsMissing,
    Repeated,
}
