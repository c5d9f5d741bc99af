using System.Globalization;
using ImrPredict.Benchmarks;

switch (args)
{
    case ["throughput", var folder] when Directory.Exists(folder):
        return await Throughput.RunAsync(folder);
    case ["likeness", var folder] when Directory.Exists(folder):
        return Likeness.Run(folder, giveaways: 24);
    case ["likeness", var folder, var giveaways] when Directory.Exists(folder):
        return Likeness.Run(folder, int.Parse(giveaways, CultureInfo.InvariantCulture));
    default:
        Console.Error.WriteLine(
            """
            usage: ... -- throughput FOLDER             speeds (a folder with dwc-letters/ and dmhc/, as ../shared/data)
                   ... -- likeness FOLDER [GIVEAWAYS]   our letters beside the real ones (../shared/data/dwc-letters)
            """);
        return 1;
}
