using System.Text;
using System.Text.RegularExpressions;

namespace ImrPredict.Tests;

/// <summary>
/// What the commands print in 80 columns without colour, and the page of a scored backlog; see <see cref="Approved"/>
/// for how to renew the files.
/// </summary>
public sealed class ApprovedOutputTests(TrainedModel trained) : IClassFixture<TrainedModel>, IDisposable
{
    private static readonly string Sample = Path.Combine(SharedData.Root, "data", "sample");
    private static readonly string Backlog = Path.Combine(Sample, "backlog", "synthetic-open-cases.csv");
    private static readonly string Map = Path.Combine(Sample, "backlog", "map.json");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("imr-train")]
    [InlineData("imr-score")]
    public async Task Help_of_every_command(string program)
    {
        var text = new StringBuilder();

        await HelpAsync(program, [], text);

        Approved.Matches($"help-{program}.txt", text.ToString());
    }

    [Fact]
    public async Task Ingest()
    {
        foreach (var letter in Directory.GetFiles(trained.AllLetters, "*.txt").Order(StringComparer.Ordinal).Take(6))
        {
            File.Copy(letter, _folder.Write($"in/{Path.GetFileName(letter)}", ""), overwrite: true);
        }

        _folder.Write("in/broken.pdf", "%PDF-1.7\n%broken");
        _folder.Write(
            "in/cases.csv", "case_number,requested_service,Injury Dt\nCM17-0000001,MRI of the knee,2016-01-01\n");

        await MatchesAsync("ingest.txt", "imr-train", "ingest", "in", "--out", "items.csv");
    }

    [Fact]
    public void Train() => Compare("train.txt", trained.Run);

    [Fact]
    public async Task Evaluate() => Compare("evaluate.txt", await trained.EvaluateAsync());

    [Fact]
    public async Task Backtest() => Compare("backtest.txt", await trained.BacktestAsync());

    [Fact]
    public async Task Score_and_its_page()
    {
        WriteBacklog();

        await MatchesAsync(
            "score.txt", "imr-score", "score", "backlog.csv", "--map", Map, "--model", trained.Model,
            "--out", "s.csv", "--html", "s.html");

        Approved.Matches(
            "score-page.txt", PageText.Of(await File.ReadAllTextAsync(_folder.File("s.html"))));
    }

    [Fact]
    public async Task Explain()
    {
        WriteBacklog();

        await MatchesAsync(
            "explain.txt", "imr-score", "explain", "backlog.csv", "--map", Map, "--model", trained.Model,
            "--item", "SYN24-000001/2");
    }

    [Fact]
    public async Task Audit_with_its_log()
    {
        const string Log = "log.db";
        string[][] commands =
        [
            ["audit", "log", "add", "CASE-0007/1", "--finding", "confirmed", "--note", "seen by two", "--who", "QA",
             "--log", Log],
            ["audit", "log", "list", "--log", Log],
            ["audit", "log", "verify", "--log", Log],
            ["audit", "log", "precision", "--log", Log],
        ];
        var text = new StringBuilder();
        foreach (var command in commands)
        {
            text.Append(Text(await RunAsync("imr-score", command)));
        }

        Approved.Matches("audit-log.txt", text.ToString());
        _folder.Write("cases.csv", AuditCommandTests.Table(300));
        _folder.Write("quick.json", AuditCommandTests.Quick);
        await MatchesAsync(
            "audit.txt", "imr-score", "audit", "cases.csv", "--out", "out", "--options", "quick.json", "--log", Log);
    }

    // Of a command and of all that its help names.
    private static async Task HelpAsync(string program, string[] names, StringBuilder text)
    {
        var help = (await ProgramRun.RunAsync(program, [.. names, "--help", ProgramRun.Narrow])).Output;
        text.Append("== ").AppendJoin(' ', [program, .. names]).Append('\n').Append(help);
        var commands = help.ReplaceLineEndings("\n").Split("\nCommands:\n").Skip(1).SingleOrDefault("")
            .Split("\n\n")[0];
        foreach (Match command in Regex.Matches(commands, @"^  (\S+)", RegexOptions.Multiline))
        {
            await HelpAsync(program, [.. names, command.Groups[1].Value], text);
        }
    }

    private async Task MatchesAsync(string name, string program, params string[] arguments) =>
        Compare(name, await RunAsync(program, arguments));

    // In a folder of its own: lines are broken by their length, so that they must not hold a path of this machine.
    private Task<ProgramRun> RunAsync(string program, string[] arguments) =>
        ProgramRun.RunAsync(program, [.. arguments, ProgramRun.Narrow], _folder.Path);

    private void Compare(string name, ProgramRun run) => Approved.Matches(name, Text(run), trained.Folder.Path);

    // With a row that has no case number.
    private void WriteBacklog()
    {
        var lines = File.ReadLines(Backlog).Take(13).ToList();
        _folder.Write("backlog.csv", string.Join('\n', lines.Append(lines[1][lines[1].IndexOf(',')..])));
    }

    private static string Text(ProgramRun run) =>
        $"exit code {run.ExitCode}\n{Unbroken(run.Output)}\n== standard error\n{Warnings(run.Error)}";

    // Where this line is broken depends on how many seconds it tells.
    private static string Unbroken(string output) =>
        Regex.Replace(
            output, @"[\d.]+ s; wrote.*?audit\.json", line => line.Value.ReplaceLineEndings(" "),
            RegexOptions.Singleline);

    // Progress comes by the clock.
    private static string Warnings(string error) => string.Concat(error.ReplaceLineEndings("\n").Split('\n')
        .Where(line => Regex.IsMatch(line, "^(warning|error|  )"))
        .Select(line => line + "\n"));
}
