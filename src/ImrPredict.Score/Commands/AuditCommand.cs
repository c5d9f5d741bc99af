using System.CommandLine;
using ImrPredict.Audit.Run;
using ImrPredict.Audit.Surprise;
using ImrPredict.CommandLine;
using ImrPredict.Reports.Audit;
using ImrPredict.Score.Audit;

namespace ImrPredict.Score.Commands;

internal static class AuditCommand
{
    private static readonly CommonOptions Common = new();
    private static readonly InputOptions Inputs = new();
    private static readonly Option<string> Log = ScoreOptions.Log();

    private static readonly Option<string> Out = new OutputOption<string>("--out", "-o")
    {
        Description = $"Folder to write into: {string.Join(", ", AuditReport.Files)}.",
        HelpName = "DIR",
        Required = true,
        Files = (folder, arguments) => [
            .. AuditReport.Files.Select(file => Path.Combine(folder, file)),
            .. Inputs.BesideOutput(Path.Combine(folder, "audit.csv"), arguments).Skip(1)],
    };

    private static readonly Option<double?> Fdr = CommonOptions.Within(
        new Option<double?>("--fdr")
        {
            Description = "Share of the flags that may be false, 0 to 1 (default 0.1); 1 flags all.",
            HelpName = "SHARE",
        },
        0, 1);

    private static readonly Option<string?> Method = new("--method")
    {
        Description = "How that share is kept: bh (default) is Benjamini-Hochberg for yes-or-no decisions, counted in "
            + "letters; by is Benjamini-Yekutieli, valid under any dependence but with less power; bh-plain is "
            + "Benjamini-Hochberg on the p-values as they are, which can hardly flag anything.",
        HelpName = "bh|by|bh-plain",
    };

    private static readonly Option<string[]> Unit = new("--unit", "-u")
    {
        Description = "Columns whose units get charts beside service, year, month, specialty, layout and source: a "
            + "house column of the input tables, such as the vendor of the utilization review, or a field of the item, "
            + "such as body_part. Columns of persons are refused.",
        HelpName = "COLUMN",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly PackageOptions Package = new();

    private static readonly Option<string?> Model = new("--model", "-m")
    {
        Description = "Judge by this model package (a folder, or a name in the folder models) instead of learning what "
            + "to expect from the decisions themselves: for small batches.",
        HelpName = "DIR",
    };

    private static readonly Option<int?> Folds = CommonOptions.Within(
        new Option<int?>("--folds")
        {
            Description = "Parts of the decisions; each is predicted by a model of the others (default 5).",
            HelpName = "N",
        },
        2, 100);

    private static readonly Option<bool> TimeRespecting = new("--time-respecting")
    {
        Description = "Predict each decision from strictly earlier ones alone.",
    };

    private static readonly Option<string?> OptionsFile = new("--options")
    {
        Description = "Settings of the audit as JSON; an unknown setting is an error. Options given here win over it.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        Method.AcceptOnlyFromAmong("bh", "by", "bh-plain");
        return Common.Command(
            "audit", "Find decided items that stand out, twins decided differently, and units that moved.",
            RunAsync,
            [
                Inputs.Input, Out, Fdr, Method, Unit, Folds, TimeRespecting, Model, Package.Signature, OptionsFile, Log,
                .. Inputs.Reading,
                Inputs.Rejects, Inputs.MaxRejects, AuditLogCommand.Create(),
            ]);
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var job = new AuditJob
        {
            Inputs = Inputs.Paths(arguments),
            Folder = arguments.GetRequiredValue(Out),
            Rejects = arguments.GetValue(Inputs.Rejects),
            Units = arguments.GetValue(Unit) ?? [],
            Log = arguments.GetRequiredValue(Log),
            Options = ReadOptions(arguments),
            Model = arguments.GetValue(Model) is { } named ? Package.Place(arguments, named) : null,
            Ingest = Inputs.Ingest(arguments),
        };
        var terminal = Common.Terminal(arguments);
        var (audit, tally) = await job.RunAsync(terminal, cancellation);
        AuditText.WriteJson(Common.Json(arguments), audit);
        return Inputs.ExitCodeFor(arguments, terminal, tally.RejectShare);
    }

    private static AuditOptions ReadOptions(ParseResult arguments)
    {
        var options = arguments.GetValue(OptionsFile) is { } file ? AuditOptionsFile.Load(file) : new AuditOptions();
        options = options with
        {
            Expectation = options.Expectation with
            {
                Folds = arguments.GetValue(Folds) ?? options.Expectation.Folds,
                TimeRespecting = arguments.GetValue(TimeRespecting) || options.Expectation.TimeRespecting,
            },
            Surprise = options.Surprise with
            {
                FalseDiscoveryRate = arguments.GetValue(Fdr) ?? options.Surprise.FalseDiscoveryRate,
                Method = arguments.GetValue(Method) switch
                {
                    "bh" => FalseDiscoveryMethod.Discrete,
                    "by" => FalseDiscoveryMethod.BenjaminiYekutieli,
                    "bh-plain" => FalseDiscoveryMethod.BenjaminiHochberg,
                    _ => options.Surprise.Method,
                },
            },
        };
        options.Check();
        return options;
    }
}
