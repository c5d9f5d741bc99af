using System.Globalization;
using CsvHelper;

namespace ImrPredict.Benchmarks.Yardstick;

/// <summary>What goes to the script and what comes back from it, as CSV; a row's number joins the two.</summary>
internal static class YardstickFiles
{
    /// <summary>Rows with fold, outcome and everything that the script may learn from.</summary>
    public static void WriteRows(string path, YardstickSplit split)
    {
        using var csv = new CsvWriter(new StreamWriter(path), CultureInfo.InvariantCulture);
        string[] header =
        [
            "row", "fold", "cluster", "year", "overturned", "diagnosis_category", "diagnosis_subcategory",
            "treatment_category", "treatment_subcategory", "type", "age_range", "sex", "title", "text",
        ];
        Write(csv, header);
        for (var i = 0; i < split.Set.Count; i++)
        {
            var decided = split.Set.Items[i];
            var item = decided.Item;
            Write(csv,
            [
                Number(i), Number(split.Folds[i]), Number(split.Set.Clusters[i]), Number(decided.Year ?? 0),
                decided.Overturned ? "1" : "0", item.DiagnosisCategory, item.DiagnosisSubcategory,
                item.TreatmentCategory, item.TreatmentSubcategory, item.ImrType, item.AgeRange, item.Sex?.ToString(),
                item.RequestedService, item.ClinicalText,
            ]);
        }
    }

    /// <summary>Probabilities by contender, in the order of the judged rows.</summary>
    public static IReadOnlyList<Contender> ReadPredictions(string path, YardstickSplit split)
    {
        using var csv = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var names = csv.HeaderRecord!.Skip(1).ToList();
        var found = new Dictionary<int, double[]>();
        while (csv.Read())
        {
            found.Add(csv.GetField<int>(0), [.. names.Select((_, n) => csv.GetField<double>(n + 1))]);
        }

        return [.. names.Select((name, n) => new Contender(name, [.. split.Judged.Select(row => found[row][n])]))];
    }

    /// <summary>Probabilities of all contenders, for a look at single rows.</summary>
    public static void WritePredictions(string path, YardstickSplit split, IReadOnlyList<Contender> contenders)
    {
        using var csv = new CsvWriter(new StreamWriter(path), CultureInfo.InvariantCulture);
        Write(csv, ["row", "case_number", "item", "fold", "overturned", .. contenders.Select(c => c.Name)]);
        for (var j = 0; j < split.Judged.Count; j++)
        {
            var row = split.Judged[j];
            var decided = split.Set.Items[row];
            Write(csv,
            [
                Number(row), decided.Item.CaseNumber, Number(decided.Item.Number), Number(split.Folds[row]),
                decided.Overturned ? "1" : "0",
                .. contenders.Select(c => c.Probabilities[j].ToString("R", CultureInfo.InvariantCulture)),
            ]);
        }
    }

    private static void Write(CsvWriter csv, IEnumerable<string?> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.NextRecord();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
