using System.Diagnostics;
using System.Globalization;
using ImrPredict.Training.Settings;

namespace ImrPredict.Benchmarks.Choices;

/// <summary>
/// Judges choices of design on all collections at once. One stays when the mean log-loss over the collections falls by
/// more than its standard error and on none of them rises by more than its own.
/// </summary>
internal static class ChoicesRun
{
    private const string Synthetic = "data/sample/letters";

    /// <summary>Runs it.</summary>
    /// <param name="real">A folder with <c>dwc-letters</c>, <c>dmhc</c> and <c>hicric</c>.</param>
    /// <param name="arguments">
    /// Choices, see <see cref="Choice.Read"/>; <c>--only NAME,NAME</c>; <c>--keep FOLDER</c>.
    /// </param>
    public static async Task<int> RunAsync(string real, IReadOnlyList<string> arguments)
    {
        var (only, keep, read) = (ChoiceCollections.Names, (string?)null, new List<Choice>());
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--only":
                    only = arguments[++i].Split(',');
                    break;
                case "--keep":
                    keep = arguments[++i];
                    break;
                default:
                    read.Add(Choice.Read(arguments[i]));
                    break;
            }
        }

        var defaults = new TrainingOptions();
        IReadOnlyList<Choice> choices =
        [
            .. read.Exists(choice => choice.Name == Choice.Base) ? [] : new[] { new Choice(Choice.Base, defaults) },
            .. read.Where(choice => choice.Name == Choice.Base), new(Choice.Plain, defaults.Plain),
            .. read.Where(choice => choice.Name != Choice.Base),
        ];
        var (predictions, compared) = (new ChoicePredictions(keep), new List<ChoiceComparison>());
        foreach (var name in only)
        {
            var collection = await ChoiceCollections.ReadAsync(name, real, Synthetic);
            compared.Add(ChoiceComparison.Measure(
                collection, [.. choices.Select(choice => Said(collection, choice, predictions))]));
        }

        Console.WriteLine("All rows are in sight: choices are made on them, so the figures flatter what was chosen.");
        Console.WriteLine("± is a standard error, rows resampled by case and near-identical text.");
        for (var place = 1; place < choices.Count; place++)
        {
            Console.WriteLine();
            foreach (var line in ChoiceTable.LinesOf([.. choices.Select(c => c.Name)], place, compared))
            {
                Console.WriteLine(line);
            }
        }

        return 0;
    }

    private static IReadOnlyList<double> Said(
        ChoiceCollection collection, Choice choice, ChoicePredictions predictions)
    {
        if (predictions.Find(collection, choice.Name) is { } known)
        {
            return known;
        }

        var clock = Stopwatch.StartNew();
        var said = collection.Foretell(choice.Options);
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{collection.Name}, {choice.Name}: {clock.Elapsed.TotalSeconds:0} s ({collection.Description})"));
        predictions.Keep(collection, choice.Name, said);
        return said;
    }
}
