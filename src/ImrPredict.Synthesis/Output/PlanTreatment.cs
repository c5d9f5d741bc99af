using ImrPredict.Synthesis.Grammar;
using static ImrPredict.Synthesis.Grammar.DataTable;

namespace ImrPredict.Synthesis.Output;

/// <summary>A treatment that health plan reviews dispute, in both vocabularies.</summary>
internal sealed record PlanTreatment
{
    public required string Category { get; init; }

    public required string NewCategory { get; init; }

    public required string Sub { get; init; }

    public required double Rate { get; init; }

    public required double Weight { get; init; }

    public required double Experimental { get; init; }

    /// <summary>Old category, new category, sub-category.</summary>
    public required string[][] Diagnoses { get; init; }

    public required string Words { get; init; }

    /// <summary>Factor on the weight by year: a new technology comes in a wave.</summary>
    public required IReadOnlyDictionary<int, double> Wave { get; init; }

    public static PlanTreatment[] Load()
    {
        var table = DataTable.Load("plan-treatments.tsv");
        return [.. table.Rows.Select(row => Read(column => row[table.Column(column)]))];
    }

    private static PlanTreatment Read(Func<string, string> cell) => new()
    {
        Category = cell("category"),
        NewCategory = cell("newCategory"),
        Sub = cell("sub"),
        Rate = Number(cell("rate")) / 100,
        Weight = Number(cell("weight")),
        Experimental = Number(cell("experimental")) / 100,
        Diagnoses = [.. Values(cell("diagnoses")).Select(d => d.Split('~'))],
        Words = cell("words"),
        Wave = Values(cell("wave")).Select(w => w.Split(':'))
            .ToDictionary(w => Whole(w[0]), w => Number(w[1])),
    };
}
