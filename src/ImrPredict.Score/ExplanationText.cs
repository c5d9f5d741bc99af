using System.Globalization;
using ImrPredict.Cases;
using ImrPredict.CommandLine;
using ImrPredict.Scoring.Items;

namespace ImrPredict.Score;

/// <summary>Prints one item whole, on the reader's explicit wish: the only place where clinical text is printed.</summary>
internal static class ExplanationText
{
    public static void Print(Terminal terminal, ItemExplanation explanation)
    {
        var item = explanation.Read.Item;
        terminal.Line(Text($"{item.CaseNumber}, item {item.Number}, read from {explanation.Read.At}"));
        foreach (var (name, value) in Facts(item))
        {
            terminal.Line(Text($"  {name,-22} {value}"));
        }

        PrintText(terminal, explanation);
        PrintScore(terminal, explanation);
        foreach (var warning in explanation.Read.Warnings)
        {
            terminal.Warn(warning);
        }
    }

    private static IEnumerable<(string Name, string Value)> Facts(DisputedItem item)
    {
        var facts = new (string Name, string? Value)[]
        {
            ("requested service", item.RequestedService),
            ("service category", item.ServiceCategory.ToString()),
            ("treatment", Joined(": ", item.TreatmentCategory, item.TreatmentSubcategory)),
            ("diagnosis", Joined(": ", item.DiagnosisCategory, item.DiagnosisSubcategory)),
            ("diagnoses", string.Join("; ", item.Diagnoses)),
            ("body part", Joined(", ", item.Side?.ToString(), item.BodyPart)),
            ("in dispute", item.DisputedQuantity?.Text),
            ("requested", item.RequestedQuantity?.Text),
            ("authorised", item.AuthorisedQuantity?.Text),
            ("utilization review", Joined(": ", item.UrDecision?.ToString(), item.UrReason)),
            ("guideline cited", item.ClaimsAdministratorGuideline),
            ("items in the case", item.ItemsInCase?.ToString(CultureInfo.InvariantCulture)),
        };
        return facts.Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => (fact.Name, fact.Value!));
    }

    private static void PrintText(Terminal terminal, ItemExplanation explanation)
    {
        terminal.Line();
        terminal.Line(Text($"clinical text ({explanation.Read.Item.ClinicalTextKind?.ToString() ?? "none"}); what stands in [cut by RULE: ...] the model does not see:"));
        terminal.Line(string.Concat(explanation.Pieces().Select(piece =>
            piece.Rule is null ? piece.Text : $"[cut by {piece.Rule}: {piece.Text}]")));
    }

    private static void PrintScore(Terminal terminal, ItemExplanation explanation)
    {
        var scored = explanation.Scored;
        terminal.Line();
        terminal.Line(Text($"overturn probability {scored.OverturnProbability:0.000} ({scored.ProbabilityLow:0.000} to {scored.ProbabilityHigh:0.000}); base rate {scored.BaseRate.Rate:0.000} of {scored.BaseRate.N:N0} like items; lift {scored.Lift:0.00}"));
        if (explanation.AbstainReason is { } reason)
        {
            terminal.Line($"the score table abstains: {reason}");
        }

        var reasons = explanation.Reasons;
        terminal.Line("what moved the score, in log-odds before calibration; the lines add up:");
        terminal.Line(Text($"  {reasons.BaseValue,7:+0.000;-0.000}  mean of the items that the model learnt from"));
        foreach (var moved in reasons.Largest)
        {
            var quote = moved.Quote is null ? "" : $", \"{moved.Quote}\"";
            terminal.Line(Text($"  {moved.LogOdds,7:+0.000;-0.000}  {moved.Words}{quote}"));
        }

        terminal.Line(Text($"  {reasons.Remainder,7:+0.000;-0.000}  all else together"));
        terminal.Line(Text($"  {reasons.LogOdds,7:+0.000;-0.000}  log-odds; calibration makes {scored.OverturnProbability:0.000} of it"));

        if (explanation.Precedents.Count > 0)
        {
            terminal.Line("similar earlier decisions, which bind no one:");
            foreach (var precedent in explanation.Precedents)
            {
                terminal.Line($"  {precedent}");
            }
        }

        if (explanation.Read.Decision is { } decision)
        {
            terminal.Line($"decided: {decision.Outcome} (the model does not see this)");
        }

        terminal.Line($"model {explanation.ModelId}; an estimate of how past reviewers decided, not of what care is right");
    }

    private static string? Joined(string separator, params string?[] parts)
    {
        var present = parts.Where(part => !string.IsNullOrEmpty(part)).ToList();
        return present.Count == 0 ? null : string.Join(separator, present);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
