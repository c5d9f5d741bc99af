using System.Globalization;
using ImrPredict.Audit.Charts;
using ImrPredict.Audit.Charts.Runs;
using ImrPredict.Cases;
using Microsoft.AspNetCore.Http;

namespace ImrPredict.Desk.Views;

/// <summary>Which charts of an audit are shown, and how they are drawn: what an address says.</summary>
public sealed record ChartView
{
    /// <summary>Most rebasings of a chart.</summary>
    public const int MostRebases = 5;

    private const int LongestNote = 120;

    private static readonly (RunRuleSet Rules, string Name)[] RuleNames =
        [(RunRuleSet.WesternElectric, "western-electric"), (RunRuleSet.Nhs, "nhs"), (RunRuleSet.None, "none")];

    /// <summary>The column of units.</summary>
    public string By { get; init; } = UnitColumns.Service;

    /// <summary>The unit; empty for all of them.</summary>
    public string Of { get; init; } = "";

    public RunRuleSet Rules { get; init; } = RunRuleSet.WesternElectric;

    /// <summary>Periods from which limits are computed anew, each with a note, as they were typed.</summary>
    public IReadOnlyList<(string From, string Note)> Rebases { get; init; } = [];

    /// <summary>Notes that stand beside no date, so that nothing begins with them.</summary>
    public IReadOnlyList<string> Undated { get; init; } = [];

    /// <summary>The target as it was typed, in percent; empty for none.</summary>
    public string Target { get; init; } = "";

    public TargetSide Side { get; init; }

    /// <summary>The name of a set of tests in addresses.</summary>
    public static string NameOf(RunRuleSet rules) => RuleNames.First(pair => pair.Rules == rules).Name;

    /// <summary>The view that an address asks for.</summary>
    public static ChartView Read(IQueryCollection query)
    {
        var (from, notes) = (query["rebase"], query["note"]);
        return new ChartView
        {
            By = query["by"].ToString() is { Length: > 0 } by ? by : UnitColumns.Service,
            Of = query["of"].ToString(),
            Rules = RuleNames.FirstOrDefault(pair => pair.Name == query["rules"], RuleNames[0]).Rules,
            Rebases =
            [
                .. from.Select((date, i) => (
                        Date: (date ?? "").Trim(), Note: (i < notes.Count ? notes[i] ?? "" : "").Trim()))
                    .Where(rebase => rebase.Date.Length > 0).Take(MostRebases)
                    .Select(rebase => (rebase.Date, Cut(rebase.Note))),
            ],
            Undated =
            [
                .. notes.Where((note, i) => !string.IsNullOrWhiteSpace(note)
                    && (i >= from.Count || string.IsNullOrWhiteSpace(from[i]))).Select(note => Cut(note!.Trim())),
            ],
            Target = query["target"].ToString().Trim(),
            Side = query["side"] == "at-least" ? TargetSide.AtLeast : TargetSide.AtMost,
        };
    }

    private static string Cut(string note) => note.Length <= LongestNote ? note : note[..LongestNote];

    /// <summary>The settings.</summary>
    /// <exception cref="ImrPredictException">A date or the target cannot be read.</exception>
    public ChartOptions Options()
    {
        foreach (var (from, _) in Rebases)
        {
            Rebase.Parse(from);
        }

        return new ChartOptions
        {
            Rules = Rules,
            Rebase =
            [
                .. Rebases.Select(rebase => rebase.Note.Length > 0 ? $"{rebase.From}: {rebase.Note}" : rebase.From),
            ],
            Target = Target.Length == 0 ? null
                : decimal.TryParse(Target, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)
                    && percent is >= 0 and <= 100
                ? (double)(percent / 100)
                : throw new ImrPredictException($"target '{Target}': expected a share in percent, 0 to 100."),
            TargetSide = Side,
        };
    }

    /// <summary>The address of these charts, or of a part of them.</summary>
    /// <param name="batch">The audit.</param>
    /// <param name="part">The part.</param>
    /// <param name="more">Further parameters.</param>
    public string Address(long batch, string part = "", params ReadOnlySpan<(string Name, string Value)> more)
    {
        var query = new List<(string Name, string Value)> { ("by", By) };
        if (Of.Length > 0)
        {
            query.Add(("of", Of));
        }

        if (Rules != RunRuleSet.WesternElectric)
        {
            query.Add(("rules", NameOf(Rules)));
        }

        foreach (var (from, note) in Rebases)
        {
            query.AddRange([("rebase", from), ("note", note)]);
        }

        if (Target.Length > 0)
        {
            query.AddRange([("target", Target), ("side", Side == TargetSide.AtLeast ? "at-least" : "at-most")]);
        }

        query.AddRange(more);
        return Place(batch, part) + "?"
            + string.Join('&', query.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
    }

    /// <summary>The address of the charts of an audit, or of a part of them.</summary>
    public static string Place(long batch, string part = "") => string.Create(
        CultureInfo.InvariantCulture, $"/charts/{batch}{part}");
}
