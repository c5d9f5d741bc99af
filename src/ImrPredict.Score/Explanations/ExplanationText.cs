using ImrPredict.CommandLine.Printing;
using ImrPredict.Scoring.Items;

namespace ImrPredict.Score.Explanations;

/// <summary>Prints one item whole, at the user's request: the only place where clinical text is printed.</summary>
internal static class ExplanationText
{
    // Columns of a log-odds and the space after it.
    private const int Hang = 11;

    public static void Print(Terminal terminal, ItemExplanation explanation)
    {
        var item = explanation.Read.Item;
        terminal.Line($"{item.CaseNumber}, item {item.Number}, read from {explanation.Read.At}");
        foreach (var (name, value) in explanation.Facts())
        {
            terminal.Line($"  {name,-22} {value}", hang: 25);
        }

        PrintText(terminal, explanation);
        PrintScore(terminal, explanation);
        foreach (var warning in explanation.Read.Warnings)
        {
            terminal.Warn(warning);
        }
    }

    private static void PrintText(Terminal terminal, ItemExplanation explanation)
    {
        terminal.Line();
        terminal.Line($"clinical text ({explanation.Read.Item.ClinicalTextKind?.ToString() ?? "none"}); what stands in "
            + "[cut by RULE: ...] the model does not see:");
        terminal.Line(string.Concat(explanation.Pieces().Select(piece =>
            piece.Rule is null ? piece.Text : $"[cut by {piece.Rule}: {piece.Text}]")));
    }

    private static void PrintScore(Terminal terminal, ItemExplanation explanation)
    {
        var scored = explanation.Score;
        terminal.Line();
        terminal.Line($"overturn probability {scored.OverturnProbability:0.000} ({scored.ProbabilityLow:0.000} to "
            + $"{scored.ProbabilityHigh:0.000}); base rate {scored.BaseRate:0.000} of {scored.BaseRateCount:N0} like "
            + $"items; lift {scored.Lift:0.00}");
        if (scored.AbstainReason is { } reason)
        {
            terminal.Line($"the score table abstains: {reason}");
        }

        var reasons = explanation.Reasons;
        foreach (var warning in scored.Warnings.Except(explanation.Read.Warnings))
        {
            terminal.Warn(warning);
        }

        terminal.Line("what moved the score, in log-odds before calibration; the lines add up:");
        terminal.Line($"  {reasons.BaseValue,7:+0.000;-0.000}  mean of the items that the model learnt from", Hang);
        foreach (var moved in reasons.Largest)
        {
            terminal.Line($"  {moved.LogOdds,7:+0.000;-0.000}  {moved.Quoted}: {moved.Effect}", Hang);
        }

        terminal.Line($"  {reasons.Remainder,7:+0.000;-0.000}  all else together");
        terminal.Line($"  {reasons.LogOdds,7:+0.000;-0.000}  log-odds, which calibration turns into "
            + $"{scored.OverturnProbability:0.000}", Hang);
        if (scored.Precedents.Count > 0)
        {
            terminal.Line("similar earlier decisions, which bind no one:");
            foreach (var precedent in scored.Precedents)
            {
                terminal.Line($"  {precedent}", hang: 4);
            }
        }

        if (explanation.Read.Decision is { } decision)
        {
            terminal.Line($"decided: {decision.Outcome} (the model does not see this)");
        }

        terminal.Line($"model {scored.ModelId}; an estimate of how past reviewers decided, not of what care is "
            + "right");
    }
}
