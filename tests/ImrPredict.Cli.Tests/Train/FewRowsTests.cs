using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ImrPredict.Tests.Train;

public sealed class FewRowsTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private static readonly string[] Services =
        ["MRI of the knee", "Physical therapy", "Opioid medication", "Spinal fusion", "Acupuncture", "Walker"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(1, 20)]
    [InlineData(2, 30)]
    [InlineData(9, 60)]
    [InlineData(0, 40)]
    public async Task Below_ten_letters_of_each_outcome_nothing_is_claimed(int overturned, int upheld)
    {
        _folder.Write("few.csv", Table(overturned, upheld, rowsOfCase: 1));

        var run = await RunAsync(
            "evaluate", "few.csv", "--model", trained.Model, "--json", "e.json", "--report", "e.html");
        var compare = await RunAsync("compare", trained.Model, trained.Model, "few.csv", "--json", "c.json");

        Assert.Equal((0, 0), (run.ExitCode, compare.ExitCode));
        Assert.Contains("too few to tell", run.Output, StringComparison.Ordinal);
        Assert.Contains("verdict: too few to tell", compare.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("better", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", await File.ReadAllTextAsync(_folder.File("e.html")), StringComparison.Ordinal);
        using var result = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.File("e.json")));
        Assert.Equal(JsonValueKind.Null, result.RootElement.GetProperty("metrics").GetProperty("auc_low").ValueKind);
        Assert.Equal(
            JsonValueKind.Null, result.RootElement.GetProperty("lift_over_cohort").GetProperty("auc_low").ValueKind);
    }

    [Fact]
    public async Task Ten_rows_of_each_outcome_in_one_letter_each_are_no_ten_letters()
    {
        _folder.Write("few.csv", Table(12, 12, rowsOfCase: 12));

        var run = await RunAsync("evaluate", "few.csv", "--model", trained.Model);

        Assert.Contains("too few to tell", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000)] // one case
    [InlineData(40)] // five
    [InlineData(12)] // as many as have too few overturned ones
    public async Task Training_on_too_few_cases_ends_with_one_line(int rowsOfCase)
    {
        _folder.Write("rows.csv", Table(60, 140, rowsOfCase));
        _folder.Write("o.json", TrainedModel.Options);

        var run = await RunAsync("train", "rows.csv", "--model", "m", "--options", "o.json");
        var audit = await ProgramRun.RunAsync("imr-score", ["audit", "rows.csv", "--out", "au"], _folder.Path);

        Assert.Equal((2, 2), (run.ExitCode, audit.ExitCode));
        Assert.Contains("at least 10 groups with each outcome are needed", run.Error, StringComparison.Ordinal);
        Assert.Contains("at least 10 groups with each outcome are needed", audit.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error + audit.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("m")));
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) =>
        ProgramRun.RunAsync("imr-train", arguments, _folder.Path);

    private static string Table(int overturned, int upheld, int rowsOfCase)
    {
        var table = new StringBuilder("case_number,item,requested_service,outcome\n");
        for (var row = 0; row < overturned + upheld; row++)
        {
            var (number, item) = (row / rowsOfCase, (row % rowsOfCase) + 1);
            table.Append(CultureInfo.InvariantCulture, $"CM21-{number:0000000},{item},{Services[row % 6]} {row},")
                .Append(row < overturned ? "Overturned\n" : "Upheld\n");
        }

        return table.ToString();
    }
}
