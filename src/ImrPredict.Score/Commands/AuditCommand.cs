using System.CommandLine;
using ImrPredict.Audit.Run;
using ImrPredict.Audit.Surprise;
using ImrPredict.CommandLine;
using ImrPredict.Ingest.Reading;
using ImrPredict.Ingest.Tables.CaseTable;
using ImrPredict.Score.Audit;

namespace ImrPredict.Score.Commands;

internal static class AuditCommand
{
    private static readonly Argument<string[]> Input = CommonOptions.Input();
    private static readonly CommonOptions Common = new();
    private static readonly Option<string?> Map = CommonOptions.Map();
    private static readonly Option<string?> Rejects = CommonOptions.Rejects();
    private static readonly Option<double> MaxRejects = CommonOptions.MaxRejects();
    private static readonly Option<string> Log = AuditLogOption.Create();

    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = $"Folder to write into: {string.Join(", ", ImrPredict.Reports.Audit.AuditReport.Files)}.",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<double?> Fdr = new("--fdr")
    {
        Description = "Share of the flags that may be false, 0 to 1 (default 0.1); 1 flags all.",
        HelpName = "SHARE",
    };

    private static readonly Option<string?> Method = new("--method")
    {
        Description = "How that share is held: bh (default) is Benjamini-Hochberg for yes-or-no decisions, counted in "
            + "letters; by is Benjamini-Yekutieli, right under any dependence and less able to flag; bh-plain is "
            + "Benjamini-Hochberg on the p-values as they are, which can hardly flag anything.",
        HelpName = "bh|by|bh-plain",
    };

    private static readonly Option<string[]> Unit = new("--unit", "-u")
    {
        Description = "Columns whose units get charts beside service, year, month, specialty, layout and source: a "
            + "house "
            + "column of the input tables, such as the vendor of the utilization review, or a field of the item, "
            + "such as "
            + "body_part. Columns of persons are refused.",
        HelpName = "COLUMN",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int?> Folds = new("--folds")
    {
        Description = "Parts that the decisions are dealt to; each is predicted by a model of the others (default 5).",
        HelpName = "N",
    };

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
        Fdr.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double?>() is null or (>= 0 and <= 1)))
            {
                result.AddError("--fdr takes a share from 0 to 1.");
            }
        });
        Method.AcceptOnlyFromAmong("bh", "by", "bh-plain");
        var command = new Command(
            "audit", "Find decided items that stand out, twins decided differently, and units that moved.")
        {
            Input, Out, Fdr, Method, Unit, Folds, TimeRespecting, OptionsFile, Log, Map, Rejects, MaxRejects,
            AuditLogCommand.Create(),
        };
        Common.AddTo(command);
        command.Action(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var terminal = new Terminal(arguments.GetValue(Common.Quiet), arguments.GetValue(Common.Json) == "-");
        var job = new AuditJob
        {
            Inputs = arguments.GetRequiredValue(Input),
            Folder = arguments.GetRequiredValue(Out),
            Rejects = arguments.GetValue(Rejects),
            Units = arguments.GetValue(Unit) ?? [],
            Log = arguments.GetRequiredValue(Log),
            Options = OptionsOf(arguments),
            Ingest = new IngestOptions { ColumnMap = ColumnMap.LoadOrEmpty(arguments.GetValue(Map)) },
        };
        var (audit, tally) = await job.RunAsync(terminal, cancellation);
        AuditText.WriteJson(arguments.GetValue(Common.Json), audit);
        return tally.RejectShare > arguments.GetValue(MaxRejects) ? ExitCode.TooManyRejects : ExitCode.Done;
    }

    private static AuditOptions OptionsOf(ParseResult arguments)
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
