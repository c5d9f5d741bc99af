using System.Text.Json;

namespace ImrPredict.Synthesis.Output;

/// <summary>
/// Writes the truth about items, one JSON object a line; what holds for the whole letter stands at its first item.
/// </summary>
internal static class TruthWriter
{
    public static void Write(Utf8JsonWriter json, SyntheticLetter letter, SyntheticItem item, string file, bool texts)
    {
        json.WriteStartObject();
        json.WriteBoolean("synthetic", true);
        json.WriteString("file_name", file);
        json.WriteString("case_number", letter.CaseNumber);
        json.WriteNumber("item", item.Number);
        json.WriteString("title", item.Title);
        WriteOutcomes(json, item);
        json.WriteString("service", item.Service);
        json.WriteString("service_category", item.Category.ToString());
        json.WriteString("region", item.Region);
        WriteFacts(json, item);
        WritePassages(json, "rationale_verdicts", item.VerdictSentences);
        if (item.Number == 1)
        {
            WriteLetter(json, letter);
        }

        if (texts)
        {
            json.WriteString("clinical_summary", letter.Summary);
            json.WriteString("claims_administrator_guideline", item.ClaimsAdministratorGuideline);
            json.WriteString("reviewer_guideline", item.ReviewerGuideline);
            json.WriteString("rationale", item.Rationale);
        }

        json.WriteEndObject();
        json.Flush();
    }

    private static void WriteOutcomes(Utf8JsonWriter json, SyntheticItem item)
    {
        json.WriteString("outcome", item.Printed?.ToString());
        if (item.Drawn != item.Printed)
        {
            json.WriteString("outcome_drawn", item.Drawn.ToString());
        }

        if (item.Argued != item.Printed)
        {
            json.WriteString("outcome_argued", item.Argued.ToString());
        }

        if (item.Flip != VerdictFlip.None)
        {
            json.WriteString("flip", item.Flip.ToString());
        }

        if (item.Outlier)
        {
            json.WriteBoolean("outlier", item.Outlier);
        }

        json.WriteNumber("probability", Math.Round(item.Probability, 6));
        json.WriteNumber("probability_given_hidden", Math.Round(item.ProbabilityGivenHidden, 6));
    }

    private static void WriteLetter(Utf8JsonWriter json, SyntheticLetter letter)
    {
        json.WriteString("layout", letter.Layout.ToString());
        json.WriteString("artefacts", letter.Artefacts.ToString());
        json.WriteString("cluster", letter.Cluster);
        json.WriteString("cluster_kind", letter.ClusterKind.ToString());
        json.WriteNumber("reviewer", letter.Reviewer);
        json.WriteNumber("requester", letter.Requester);
        WriteDate(json, "injury_date", letter.InjuryDate);
        WriteDate(json, "ur_denial_date", letter.UrDenialDate);
        WriteDate(json, "received_date", letter.ReceivedDate);
        WriteDate(json, "assigned_date", letter.AssignedDate);
        WriteDate(json, "decision_date", letter.DecisionDate);
        json.WritePropertyName("age");
        JsonSerializer.Serialize(json, letter.Age);
        json.WriteString("sex", letter.Sex.ToString());
        WritePassages(json, "summary_leaks", letter.SummaryLeaks);
    }

    private static void WriteFacts(Utf8JsonWriter json, SyntheticItem item)
    {
        json.WriteStartArray("facts");
        foreach (var fact in item.Facts)
        {
            json.WriteStartObject();
            json.WriteNumber("e", (int)fact.Factor);
            json.WriteString("status", fact.Status.ToString());
            if (fact.Sentence is { } sentence)
            {
                json.WriteNumber("start", sentence.Start);
                json.WriteNumber("length", sentence.Length);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePassages(Utf8JsonWriter json, string name, IReadOnlyList<Passage> passages)
    {
        json.WriteStartArray(name);
        foreach (var passage in passages)
        {
            json.WriteStartArray();
            json.WriteNumberValue(passage.Start);
            json.WriteNumberValue(passage.Length);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteDate(Utf8JsonWriter json, string name, DateOnly date) =>
        json.WriteString(name, $"{date:yyyy-MM-dd}");
}
