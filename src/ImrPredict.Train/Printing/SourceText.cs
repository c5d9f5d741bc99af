using ImrPredict.CommandLine;
using ImrPredict.CommandLine.Printing;
using ImrPredict.Evaluation.Splits;
using ImrPredict.Training.Selection;

namespace ImrPredict.Train.Printing;

/// <summary>Prints which rows count once, and what each source brings.</summary>
internal static class SourceText
{
    public static void Print(
        Terminal terminal, RepeatedDecisions? repeated, IReadOnlyList<SourceJudgement>? sources = null)
    {
        if (SourceWords.Of(repeated) is { } words)
        {
            terminal.Line($"{words}.");
        }

        RepeatReport.Warn(terminal, repeated);
        foreach (var source in SourceWords.Of(sources))
        {
            terminal.Line($"  {source}");
        }
    }
}
