using System.Globalization;
using ImrPredict.Benchmarks;
using ImrPredict.Benchmarks.Yardstick;
using ImrPredict.Training;

switch (args)
{
    case ["throughput", var folder] when Directory.Exists(folder):
        return await Throughput.RunAsync(folder);
    case ["likeness", var folder, .. var giveaways] when Directory.Exists(folder):
        return Likeness.Run(
            folder, giveaways.Length > 0 ? int.Parse(giveaways[0], CultureInfo.InvariantCulture) : 24);
    case ["audit", .. var rest]:
        return await AuditBenchmark.RunAsync(rest);
    case ["scikit-learn", var folder, .. var names] when Directory.Exists(folder):
        var options = names.LastOrDefault()?.EndsWith(".json", StringComparison.Ordinal) == true
            ? TrainingOptionsFile.Load(names[^1])
            : new TrainingOptions();
        return await YardstickRun.RunAsync(
            folder, [.. names.Where(n => !n.EndsWith(".json", StringComparison.Ordinal))],
            Path.Combine(Path.GetTempPath(), "imr-yardstick"), options);
    default:
        Console.Error.WriteLine("""
            usage: ... -- throughput FOLDER              how fast inputs are read
                   ... -- likeness FOLDER [GIVEAWAYS]    our letters beside the real ones (FOLDER as ../shared/data/dwc-letters)
                   ... -- audit PART FOLDER ...          parts: flips, null, drift; see AuditBenchmark
                   ... -- scikit-learn FOLDER [dmhc|hicric|letters]... [OPTIONS.json]
                                                 ours beside scikit-learn on the same rows and folds (needs Debian's
                                                 python3-sklearn and python3-pandas); leaves rows and predictions in
                                                 the temporary folder imr-yardstick
            FOLDER holds dwc-letters/, dmhc/ and hicric/, as ../shared/data
            """);
        return 1;
}
