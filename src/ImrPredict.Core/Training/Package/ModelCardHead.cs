using System.Text.Json;
using ImrPredict.Evaluation.Metrics;
using static ImrPredict.Evaluation.Metrics.Figures;

namespace ImrPredict.Training.Package;

/// <summary>
/// The head of the card for machines: YAML as model cards of Hugging Face have it, with the figures as a model-index
/// (huggingface.co/docs/hub/model-cards). It states no licence: whose letters a model learnt from is not known here.
/// </summary>
internal static class ModelCardHead
{
    /// <summary>Writes it.</summary>
    public static void Write(MarkdownText card, TrainingRun run)
    {
        var (data, metrics) = (run.Data, run.Report.Metrics);
        card.Plain("---").Plain("language: en").Plain("library_name: ImrPredict")
            .Plain("pipeline_tag: tabular-classification").Plain("tags:").Plain("- tabular-classification")
            .Plain("- independent-medical-review");
        if (data.IsSynthetic)
        {
            card.Plain("- synthetic");
        }

        var sources = string.Join(", ", data.BySource.Select(source => $"{source.Key} {Count(source.Value)}"));
        card.Plain("model-index:").Plain($"- name: {Text($"ImrPredict model {run.Model.Id}")}")
            .Plain("  results:").Plain("  - task:")
            .Plain("      type: tabular-classification")
            .Plain($"      name: {Text("Outcome of a disputed item; positive: overturned")}")
            .Plain("    dataset:").Plain("      type: imr-decisions")
            .Plain($"      name: {Text($"Decided items ({sources}){(data.IsSynthetic ? ", all synthetic" : "")}")}")
            .Plain($"      split: {Text(run.Report.Design)}").Plain($"      revision: {Text(data.Hash)}")
            .Plain("    metrics:");
        Metric(card, "roc_auc", "AUC", metrics.Auc);
        Metric(card, "average_precision", "Average precision", metrics.Ap);
        Metric(card, "brier_score", "Brier score", metrics.Brier);
        Metric(card, "log_loss", "Log-loss", metrics.LogLoss);
        Metric(card, "expected_calibration_error", "Calibration error (ECE)", metrics.Ece);
        card.Plain("---").Plain("");
    }

    private static void Metric(MarkdownText card, string type, string name, Estimate figure)
    {
        if (!double.IsNaN(figure.Value))
        {
            card.Plain($"    - type: {type}")
                .Plain($"      name: {Text(name + (figure.HasInterval ? $", 95 % {Range(figure)}" : ""))}")
                .Plain($"      value: {Number(figure.Value)}");
        }
    }

    // A string of JSON is one of YAML.
    private static string Text(string text) => JsonSerializer.Serialize(text);
}
