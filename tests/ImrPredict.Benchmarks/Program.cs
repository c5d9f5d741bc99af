using System.Globalization;
using ImrPredict.Benchmarks;
using ImrPredict.Benchmarks.Choices;
using ImrPredict.Benchmarks.Featurisers;
using ImrPredict.Benchmarks.Load;
using ImrPredict.Benchmarks.Yardstick;
using ImrPredict.Training.Settings;

switch (args)
{
    case ["throughput", var folder] when Directory.Exists(folder):
        return await Throughput.RunAsync(folder);
    case ["pool", var program, var folder, var rounds, var copies] when File.Exists(program):
        return await PoolSpeed.RunAsync(program, folder, Number(rounds), Number(copies));
    case ["scoring", var program, var model, .. var letters] when File.Exists(program):
        return ScoringSpeed.Run(program, model, letters.Length > 0 ? [.. letters.Select(Number)] : ScoringSpeed.Sizes);
    case ["kills", var program, var model, var letters, var kills] when File.Exists(program):
        return Kills.Run(program, model, Number(letters), Number(kills));
    case ["killed", var train, var score, var letters, var kills] when File.Exists(train):
        return KilledCommands.Run(train, score, letters, Number(kills));
    case ["desk", var program, var model, var items, var readers, var seconds] when File.Exists(program):
        return await DeskLoad.RunAsync(program, model, Number(items), Number(readers), Number(seconds));
    case ["stages", var packed, var model, var most] when File.Exists(packed):
        return ScoringStages.Run(packed, model, Number(most));
    case ["precedents", "fill", var model, var copy, var size] when Directory.Exists(model):
        return PrecedentSpeed.Fill(model, copy, Number(size));
    case ["precedents", .. var sizes]:
        return PrecedentSpeed.Run([.. sizes.Select(Number)]);
    case ["reasons", var data, var learn, var check, .. var more] when Directory.Exists(data):
        return PlantedReasons.Run(
            data, Number(learn), Number(check), more.Length > 0 ? Number(more[0]) : 11,
            more.Length > 1 ? Number(more[1]) : 1);
    case ["likeness", var folder, .. var giveaways] when Directory.Exists(folder):
        return LikenessBenchmark.Run(
            folder, giveaways.Length > 0 ? int.Parse(giveaways[0], CultureInfo.InvariantCulture) : 24);
    case ["leaks", var draws, .. var inputs]:
        return await LeakBenchmark.RunAsync(inputs, Number(draws));
    case ["audit", .. var rest]:
        return await AuditBenchmark.RunAsync(rest);
    case ["choices", var folder, .. var rest] when Directory.Exists(folder):
        return await ChoicesRun.RunAsync(folder, rest);
    case ["scikit-learn", var folder, .. var names] when Directory.Exists(folder):
        var options = names.LastOrDefault()?.EndsWith(".json", StringComparison.Ordinal) == true
            ? TrainingOptionsFile.Load(names[^1])
            : new TrainingOptions();
        return await YardstickRun.RunAsync(
            folder, [.. names.Where(n => !n.EndsWith(".json", StringComparison.Ordinal))],
            Path.Combine(Path.GetTempPath(), "imr-yardstick"), options);
    case ["featurise"]:
        return FeaturiserRun.Run(Path.Combine(Path.GetTempPath(), "imr-featurise"));
    case ["featurise-one", var contender, var documents, var grams]:
        return FeaturiserRun.RunOne(contender, documents, Number(grams));
    default:
        Console.Error.WriteLine("""
            usage: ... -- throughput FOLDER              how fast inputs are read
                   ... -- pool IMR-SCORE.DLL FOLDER ROUNDS COPIES
                                                 PDF letters read in this process and by others
                   ... -- scoring IMR-SCORE.DLL MODEL [LETTERS...]
                                                 scoring so many synthetic letters, beside scikit-learn; the sizes of
                                                 the README where none is given
                   ... -- kills IMR-SCORE.DLL MODEL LETTERS KILLS
                                                 a run killed at random moments and resumed, compared
                   ... -- killed IMR-TRAIN.DLL IMR-SCORE.DLL data/sample/letters KILLS
                                                 ingest, train, score and audit killed at random moments: outputs
                                                 whole or as they were, and nothing left
                   ... -- desk IMR-SCORE.DLL MODEL ITEMS READERS SECONDS
                                                 the desk under so many readers who ask for a page a second: times,
                                                 processor and memory
                   ... -- stages LETTERS.JSONL MODEL MOST            where the time of scoring goes
                   ... -- precedents ITEMS...                        queries of an index of so many decided items
                   ... -- precedents fill MODEL COPY ITEMS
                                                 a copy of a package with so many precedents, to score with
                   ... -- reasons src/ImrPredict.Synthesis/Data LEARN CHECK [SEED [MISSES]]   planted evidence among the
                                                 five reasons
                   ... -- likeness FOLDER [GIVEAWAYS]
                                                 our letters beside the real ones (FOLDER as ../shared/data/dwc-letters)
                   ... -- leaks DRAWS INPUT...           planted leaks found, and false alarms in so many drawn outcomes
                   ... -- audit PART FOLDER ...          parts: flips, null, drift; see AuditBenchmark
                   ... -- choices FOLDER [NAME='{"l2":[1]}' | OPTIONS.json]... [--only COLLECTION,...] [--keep FOLDER]
                                                 a choice of options beside the defaults and the plain baseline on all
                                                 collections at once, and whether it stays; --keep holds what was said
                                                 of the rows (a file is read, not made again: also of another build)
                   ... -- scikit-learn FOLDER [dmhc|dmhc-rolling|hicric|letters]... [OPTIONS.json]
                                                 ours beside scikit-learn on the same rows and folds (needs Debian's
                                                 python3-sklearn and python3-pandas); leaves rows and predictions in
                                                 the temporary folder imr-yardstick
                   ... -- featurise              our text features beside scikit-learn's and ML.NET's on invented
                                                 documents: seconds, memory, AUC
            FOLDER holds dwc-letters/, dmhc/ and hicric/, as ../shared/data
            """);
        return 1;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
