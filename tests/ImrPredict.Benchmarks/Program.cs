using System.Globalization;
using ImrPredict.Benchmarks;

return args switch
{
    ["throughput", var folder] when Directory.Exists(folder) => await Throughput.RunAsync(folder),
    ["reasons", var data, var learn, var check] when Directory.Exists(data) =>
        PlantedReasons.Run(data, int.Parse(learn, CultureInfo.InvariantCulture), int.Parse(check, CultureInfo.InvariantCulture)),
    ["scoring", var program, var model, .. var letters] when File.Exists(program) =>
        ScoringSpeed.Run(program, model, [.. letters.Select(n => int.Parse(n, CultureInfo.InvariantCulture))]),
    ["stages", var packed, var model, var letters] when File.Exists(packed) =>
        ScoringStages.Run(packed, model, int.Parse(letters, CultureInfo.InvariantCulture)),
    ["precedents", .. var items] =>
        PrecedentSpeed.Run([.. items.Select(n => int.Parse(n, CultureInfo.InvariantCulture))]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        usage, each behind `dotnet run -c Release --project tests/ImrPredict.Benchmarks --`:
          throughput FOLDER                        reading; a folder with dwc-letters/ and dmhc/, as ../shared/data
          scoring IMR-SCORE.DLL MODEL LETTERS...   scoring synthetic letters, beside scikit-learn
          stages LETTERS.JSONL MODEL MOST          where the time of scoring goes
          precedents ITEMS...                      queries of an index of so many decided items
          reasons src/ImrPredict.Synthesis/Data LEARN CHECK   decisive planted evidence among the five reasons
        """);
    return 1;
}
