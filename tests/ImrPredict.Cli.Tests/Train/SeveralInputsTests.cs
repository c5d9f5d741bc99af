using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ImrPredict.Tests.Train;

public sealed class SeveralInputsTests : IDisposable
{
    private static readonly string[] Treatments = ["Pharmacy", "Imaging", "Surgery", "Therapy"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_decision_that_two_files_give_counts_once_in_training_backtest_evaluation_and_audit()
    {
        var (told, coded) = (_folder.Write("told.csv", Told(300)), _folder.Write("coded.csv", Coded(300, other: 7)));
        var options = _folder.Write("o.json", TrainedModel.Options);
        var audit = _folder.Write("a.json", AuditCommandTests.Quick);

        var train = await TrainAsync("train", told, coded, "--model", _folder.File("m"), "--options", options);
        var backtest = await TrainAsync("backtest", told, coded, "--from", "2012", "--options", options);
        var evaluate = await TrainAsync(
            "evaluate", told, coded, "--model", _folder.File("m"), "--include-learnt");
        var audited = await ProgramRun.ScoreAsync(
            "audit", told, coded, "--out", _folder.File("out"), "--options", audit, "--log", _folder.File("log.db"));

        foreach (var run in new[] { train, backtest, evaluate, audited })
        {
            Assert.True(run.ExitCode == 0, run.Error);
            Assert.Contains("300 rows give decisions that other rows give too", OneLine(run.Output),
                StringComparison.Ordinal);
            Assert.Contains("told.csv: line 9", run.Error, StringComparison.Ordinal);
        }

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.File("evaluate.json")));
        Assert.Equal(300, json.RootElement.GetProperty("n").GetInt32());
        var repeated = json.RootElement.GetProperty("repeated");
        Assert.Equal(
            (300, 1), (repeated.GetProperty("rows").GetInt32(), repeated.GetProperty("conflicting").GetInt32()));
        Assert.Equal(301, (await File.ReadAllLinesAsync(_folder.File("out/surprise.csv"))).Length);
        Assert.Contains("source coded.csv, 300 rows: kept", OneLine(train.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_no_input_gives_is_refused_with_the_names_of_those_that_are()
    {
        var run = await TrainAsync(
            "train", _folder.Write("told.csv", Told(300)), "--for", "hicric", "--model", _folder.File("m"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no decided row is of the source 'hicric'; the sources are told.csv, case-table", run.Error,
            StringComparison.Ordinal);
    }

    private async Task<ProgramRun> TrainAsync(string command, params string[] arguments) =>
        await ProgramRun.TrainAsync([command, .. arguments, "--json", _folder.File($"{command}.json")]);

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Told(int rows) => Table(
        "case_number,report_year,clinical_text,outcome", rows,
        row => $"{Year(row)},Weakness {Words(row)} was measured on visit {row}.,{Outcome(row)}");

    private static string Coded(int rows, int other) => Table(
        "case_number,report_year,treatment_category,outcome", rows,
        row => $"{Year(row)},{Treatments[row % 4]},{Outcome(row == other ? row + 1 : row)}");

    private static string Table(string header, int rows, Func<int, string> cells)
    {
        var table = new StringBuilder(header).Append('\n');
        for (var row = 0; row < rows; row++)
        {
            table.Append(CultureInfo.InvariantCulture, $"MN{Year(row) - 2000}-{row + 100},{cells(row)}\n");
        }

        return table.ToString();
    }

    private static int Year(int row) => 2011 + (row % 3);

    // Row 7 is given with one outcome in a table and with the other in the other.
    private static string Outcome(int row) =>
        row != 7 && (row == 8 || new Random(row * 7919).Next(5) < 2) ? "Overturned" : "Upheld";

    private static string Words(int row)
    {
        var random = new Random(row);
        return string.Join(' ', Enumerable.Range(0, 9).Select(_ => $"w{Letter(random)}{Letter(random)}"));
    }

    private static char Letter(Random random) => (char)('a' + random.Next(26));
}
