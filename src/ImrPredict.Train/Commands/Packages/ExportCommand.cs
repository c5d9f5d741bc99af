using System.CommandLine;
using ImrPredict.CommandLine;
using ImrPredict.Reports;
using ImrPredict.Reports.Training;
using ImrPredict.Training.Export;
using ImrPredict.Training.Package;

namespace ImrPredict.Train.Commands.Packages;

internal static class ExportCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly PackageOptions Package = new();

    private static readonly Option<string> Onnx = new OutputOption<string>("--onnx")
    {
        Description = "Write the learners with their weights and calibration to this ONNX file ('-' for standard "
            + "output): from a vector of features to the probability of overturn. How texts become features is not in "
            + "it, nor are intervals, reasons and precedents.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string?> Columns = new OutputOption<string?>("--columns")
    {
        Description = "Write the features in the order of the vector to this CSV file ('-' for standard output): "
            + "position, name, what it is made of, and the value of what an item does not have.",
        HelpName = "FILE",
    };

    public static Command Create() => Common.Command(
        "export", "Write the learners of a saved model as ONNX, for programs that run such files.", RunAsync,
        [.. Package.All, Onnx, Columns]);

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var (onnx, list) = (arguments.GetRequiredValue(Onnx), arguments.GetValue(Columns));
        var terminal = Common.Terminal(arguments, dataOnStandardOutput: onnx == "-" || list == "-");
        var model = ModelPackage.Load(Package.Place(arguments));
        var columns = FeatureVector.Columns(model);
        using var graph = Open(onnx);
        using var table = list is null ? null : Open(list);
        Write(graph, stream => stream.Write(OnnxModel.Write(model)));
        terminal.Line($"wrote {onnx} (model {model.Id}): {columns.Count:N0} features and the kind of item in, "
            + "probability of overturn out");
        if (list is not null)
        {
            Write(table, stream => FeatureVectorTable.WriteCsv(stream, columns));
            terminal.Line($"wrote {list}: the features in order");
        }

        terminal.Line("text features are not made by it: words, phrases and evidence must be filled before");
        if (model.IsSynthetic)
        {
            terminal.Warn("the model has learnt from invented cases alone: it says nothing about real disputes");
        }

        await Common.WriteJsonAsync(
            arguments,
            new
            {
                onnx,
                columns = list,
                features = columns.Count,
                features_by_view = columns.CountBy(column => column.View).ToDictionary(),
                model = new { id = model.Id, sha256 = model.Sha256 },
            },
            cancellation);
        return ExitCode.Done;
    }

    // Both, before either is written, so that a place that cannot be written to leaves nothing.
    private static AtomicFile? Open(string path) => path == "-" ? null : new AtomicFile(path);

    private static void Write(AtomicFile? file, Action<Stream> write)
    {
        if (file is null)
        {
            using var output = Console.OpenStandardOutput();
            write(output);
            return;
        }

        write(file.Stream);
        file.Commit();
    }
}
