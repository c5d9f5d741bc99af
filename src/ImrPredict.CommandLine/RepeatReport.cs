using ImrPredict.CommandLine.Printing;
using ImrPredict.Evaluation.Splits;

namespace ImrPredict.CommandLine;

/// <summary>Says where the rows of decisions stand that other rows decide otherwise.</summary>
public static class RepeatReport
{
    private const int MostNamed = 3;

    public static void Warn(Terminal terminal, RepeatedDecisions? repeated)
    {
        if (repeated is { Conflicting: > 0 })
        {
            terminal.Warn($"{repeated.Conflicting:N0} decisions have rows of different outcomes; the rows that count: "
                + string.Join("; ", repeated.Conflicts.Take(MostNamed))
                + (repeated.Conflicting > MostNamed ? "; ..." : ""));
        }
    }
}
