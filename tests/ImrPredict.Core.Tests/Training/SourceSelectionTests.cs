using System.Text;
using ImrPredict.Cases;
using ImrPredict.Cases.Provenance;
using ImrPredict.Pages.Training;
using ImrPredict.Training;
using ImrPredict.Training.Assessment.Backtesting;
using ImrPredict.Training.Package;
using ImrPredict.Training.Selection;
using ImrPredict.Training.Settings;

namespace ImrPredict.Tests.Training;

public sealed class SourceSelectionTests : IDisposable
{
    private static readonly TrainingOptions Options = SmallRun.Quick with { Target = "target.csv" };
    private static readonly List<DecidedItem> Target = Of("target.csv", SmallCases.Make(300), "MN");
    private static readonly List<DecidedItem> Good = Of("good.csv", SmallCases.Make(600, seed: 3), "EI");

    private static readonly List<DecidedItem> Noise =
        Of("noise.csv", Drawn(SmallCases.Make(900, seed: 4), seed: 5), "UR");

    private static readonly Lazy<TrainingRun> Three =
        new(() => ModelTrainer.Train([.. Noise, .. Target, .. Good], Options));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_source_of_drawn_outcomes_is_left_out_and_a_good_one_is_kept()
    {
        var sources = Three.Value.Report.Sources!;

        Assert.Equal(["target.csv", "noise.csv", "good.csv"], sources.Select(source => source.Name));
        Assert.Equal([true, false, true], sources.Select(source => source.Kept));
        Assert.True(sources[1].LogLossChange > sources[1].StandardError);
        Assert.Equal((300, 900), (sources[1].NJudged, sources[1].Rows));
        Assert.Equal(900, Three.Value.Data.Rows);
        Assert.DoesNotContain(Noise[0], Three.Value.Precedents!.Items);
        Assert.Equal(300, Three.Value.Report.N);
        Assert.All(Noise, row => Assert.False(Three.Value.Learnt.Contains(row)));
    }

    [Fact]
    public void Card_and_report_say_what_was_left_out_and_a_refresh_leaves_it_out_again()
    {
        var folder = _folder.File("m");
        ModelPackage.Save(folder, Three.Value with { Precedents = null });

        var card = File.ReadAllText(Path.Combine(folder, "card.md"));
        var metrics = File.ReadAllText(Path.Combine(folder, "metrics.json"));
        var page = Encoding.UTF8.GetString(TrainingReport.Render(Three.Value));
        var refresh = ModelRefresh.Learn(
            folder, [.. Noise, .. Target, .. Good, .. Of("new.csv", SmallCases.Make(200, seed: 9), "XX")]);

        Assert.Contains("ource noise.csv, 900 rows: left out", card.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("\"name\": \"noise.csv\"", metrics, StringComparison.Ordinal);
        Assert.Contains("source noise.csv, 900 rows: left out", page, StringComparison.Ordinal);
        Assert.Equal(["noise.csv"], ModelPackage.ReadManifest(folder).SourcesLeftOut);
        Assert.Equal((900, 200), (refresh.Report.NLeftOut, refresh.Report.NNew));
        Assert.Equal(1100, refresh.Run!.Data.Rows);
    }

    [Fact]
    public void A_backtest_leaves_out_what_earlier_years_show_to_be_no_help()
    {
        var other = Of("other-way.csv", [.. SmallCases.Make(900, seed: 4).Select(Reversed)], "UR");

        var report = Backtest.Run([.. other, .. Target, .. Good], Options, from: 2011);

        var sources = report.Years.Single().Sources!;
        Assert.Equal(["target.csv", "other-way.csv", "good.csv"], sources.Select(source => source.Name));
        Assert.Equal([true, false, true], sources.Select(source => source.Kept));
        Assert.Equal(Target.Count(row => row.Year == 2011), report.Years[0].N);
    }

    [Fact]
    public void A_decision_of_two_sources_counts_once_and_stays_when_one_of_them_is_left_out()
    {
        List<DecidedItem> copies = [.. Target.Select(row => row with
        {
            At = new("copy.csv", SourceUnit.Line, row.At!.Value.Number),
            Item = row.Item with { ClinicalText = "" },
        })];
        List<DecidedItem> rows = [.. Target, .. copies];
        var sources = TrainingSources.Of(rows, "target.csv");

        Assert.Equal((300, 0), (sources.Repeated!.Rows, sources.Repeated.Conflicting));
        Assert.Equal(Enumerable.Range(0, 300), sources.KeptOf(Enumerable.Range(0, 600), []));
        Assert.Equal(Enumerable.Range(300, 300), sources.Without(Enumerable.Range(0, 600), ["target.csv"]));
    }

    [Fact]
    public void The_target_is_the_source_of_the_latest_decision_unless_another_is_named()
    {
        List<DecidedItem> rows = [.. Good.Where(row => row.Year < 2010), .. Target];

        string Name(string? target) => TrainingSources.Of(rows, target)
            .Of(Enumerable.Range(0, rows.Count)).First(source => source.IsTarget).Name;

        Assert.Equal("target.csv", Name(null));
        Assert.Equal("good.csv", Name("good.csv"));
        Assert.Equal("good.csv", Name("some/folder/good.csv"));
        Assert.Equal("good.csv, target.csv", Name("dmhc-file"));
        var unknown = Assert.Throws<ImrPredictException>(() => Name("other.csv"));
        Assert.Contains("the sources are good.csv, target.csv, dmhc-file", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_source_is_not_judged()
    {
        var report = ModelTrainer.Train(Target, SmallRun.Quick).Report;

        Assert.Null(report.Sources);
        Assert.Null(report.Repeated);
    }

    private static List<DecidedItem> Of(string file, IReadOnlyList<DecidedItem> rows, string ground) =>
    [
        .. rows.Select((row, place) => row with
        {
            Item = row.Item with { CaseNumber = ground + row.Item.CaseNumber[2..] },
            At = new(file, SourceUnit.Line, place + 2),
        }),
    ];

    private static DecidedItem Reversed(DecidedItem row) => row with
    {
        Decision = row.Decision with { Outcome = row.Overturned ? Outcome.Upheld : Outcome.Overturned },
    };

    private static List<DecidedItem> Drawn(List<DecidedItem> rows, int seed)
    {
        var random = new Random(seed);
        return rows.ConvertAll(row => row with
        {
            Decision = row.Decision with { Outcome = random.Next(2) == 1 ? Outcome.Overturned : Outcome.Upheld },
        });
    }
}
