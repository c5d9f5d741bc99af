using System.CommandLine;
using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Charts.Runs;
using ImrPredict.Audit.Run;
using ImrPredict.Audit.Surprise;
using ImrPredict.Audit.Timeliness;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Pages.Audit;
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

    private static readonly Option<string?> Rules = new("--rules")
    {
        Description = "Tests for runs beside the limits of charts over time: western-electric (default), its four zone "
            + "tests; nhs, those of \"Making data count\": a point outside, two of three near a limit, seven on one "
            + "side, seven rising or falling; none.",
        HelpName = "SET",
    };

    private static readonly Option<string[]> RebaseAt = new("--rebase")
    {
        Description = "A date (2014, 2014-Q3, 2014-07, 2014-07-15) from which limits over time are computed anew, "
            + "since you know of a change; may be repeated.",
        HelpName = "DATE",
    };

    private static readonly Option<string[]> RebaseNote = new("--rebase-note")
    {
        Description = "What changed, shown on the charts: the first note for the first --rebase, and so on.",
        HelpName = "TEXT",
    };

    private static readonly Option<double?> Target = CommonOptions.Within(
        new Option<double?>("--target")
        {
            Description = "Share overturned to hold units against, 0 to 1: drawn on charts over time, and each unit "
                + "hits, misses, or may hit or miss it by chance.",
            HelpName = "SHARE",
        },
        0, 1);

    private static readonly Option<string?> Side = new("--target-side")
    {
        Description = "On which side of the target a share is to lie: at-most (default), or at-least.",
        HelpName = "SIDE",
    };

    private static readonly Option<string[]> Clock = new("--clock")
    {
        Description = "A clock of the timeliness report in calendar days, e.g. adopt=45; 'none' for no clock: file "
            + "(denial to application, 30), assign (application to assignment, none), review (assignment or receipt "
            + "to review, 30), review-expedited (3), adopt and adopt-expedited (receipt to adoption, none).",
        HelpName = "STAGE=DAYS",
    };

    private static readonly Option<string?> OptionsFile = new("--options")
    {
        Description = "Settings of the audit as JSON; an unknown setting is an error. Options given here win over it.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        Method.AcceptOnlyFromAmong("bh", "by", "bh-plain");
        Rules.AcceptOnlyFromAmong("western-electric", "nhs", "none");
        Checked(RebaseAt, dates => dates.Select(Rebase.Parse).ToList());
        Checked(Clock, clocks => ClockOption.Apply(new TimelinessOptions(), clocks));
        RebaseNote.Validators.Add(result =>
        {
            var dates = result.GetResult(RebaseAt)?.Tokens.Count ?? 0;
            if (result.Tokens.Count > dates)
            {
                result.AddError(
                    $"--rebase-note: {result.Tokens.Count} notes for {dates} dates; each belongs to a --rebase.");
            }
        });
        Side.AcceptOnlyFromAmong("at-most", "at-least");
        return Common.Command(
            "audit",
            "Find decided items that stand out, twins decided differently, and units that moved; report how long "
                + "reviews took and what was decided year by year.",
            RunAsync,
            [
                Inputs.Input, Out, Fdr, Method, Unit, Rules, RebaseAt, RebaseNote, Target, Side, Clock,
                Folds, TimeRespecting, Model, Package.Signature, OptionsFile, Log,
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
        options = options with
        {
            Charts = WithCharts(options.Charts, arguments),
            Timeliness = ClockOption.Apply(options.Timeliness, arguments.GetValue(Clock) ?? []),
        };
        options.Check();
        return options;
    }

    private static ChartOptions WithCharts(ChartOptions charts, ParseResult arguments)
    {
        var (dates, notes) = (arguments.GetValue(RebaseAt) ?? [], arguments.GetValue(RebaseNote) ?? []);
        return charts with
        {
            Rules = arguments.GetValue(Rules) switch
            {
                "western-electric" => RunRuleSet.WesternElectric,
                "nhs" => RunRuleSet.Nhs,
                "none" => RunRuleSet.None,
                _ => charts.Rules,
            },
            Rebase = dates.Length == 0
                ? charts.Rebase
                : [.. dates.Select((date, i) => i < notes.Length ? $"{date}: {notes[i]}" : date)],
            Target = arguments.GetValue(Target) ?? charts.Target,
            TargetSide = arguments.GetValue(Side) switch
            {
                "at-most" => TargetSide.AtMost,
                "at-least" => TargetSide.AtLeast,
                _ => charts.TargetSide,
            },
        };
    }

    // A value that cannot be read is wrong usage.
    private static void Checked<T>(Option<string[]> option, Func<string[], T> read) => option.Validators.Add(result =>
    {
        try
        {
            read([.. result.Tokens.Select(token => token.Value)]);
        }
        catch (ImrPredictException wrong)
        {
            result.AddError(wrong.Message);
        }
    });
}
