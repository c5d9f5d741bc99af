using System.Text.Json.Nodes;

namespace ImrPredict.Synthesis.Output;

/// <summary>
/// Makes the lines of truth, one JSON object per item; what holds for the whole letter stands at its first item.
/// </summary>
internal static class TruthWriter
{
    public static JsonObject Write(SyntheticLetter letter, SyntheticItem item, string file, bool texts)
    {
        var json = new JsonObject
        {
            ["synthetic"] = true,
            ["file_name"] = file,
            ["case_number"] = letter.CaseNumber,
            ["item"] = item.Number,
            ["title"] = item.Title,
            ["outcome"] = item.Printed?.ToString(),
        };
        AddWhere(json, "outcome_drawn", item.Drawn != item.Printed, $"{item.Drawn}");
        AddWhere(json, "outcome_argued", item.Argued != item.Printed, $"{item.Argued}");
        AddWhere(json, "flip", item.Flip != VerdictFlip.None, $"{item.Flip}");
        AddWhere(json, "outlier", item.Outlier, true);
        json["probability"] = Math.Round(item.Probability, 6);
        json["probability_given_hidden"] = Math.Round(item.ProbabilityGivenHidden, 6);
        json["service"] = item.Service;
        json["service_category"] = $"{item.Category}";
        json["region"] = item.Region;
        json["facts"] = new JsonArray([.. item.Facts.Select(Fact)]);
        json["rationale_verdicts"] = Passages(item.VerdictSentences);
        if (item.Number == 1)
        {
            AddLetter(json, letter);
        }

        AddWhere(json, "clinical_summary", texts, letter.Summary);
        AddWhere(json, "claims_administrator_guideline", texts, item.ClaimsAdministratorGuideline);
        AddWhere(json, "reviewer_guideline", texts, item.ReviewerGuideline);
        AddWhere(json, "rationale", texts, item.Rationale);
        return json;
    }

    private static void AddWhere(JsonObject json, string name, bool holds, JsonNode value)
    {
        if (holds)
        {
            json[name] = value;
        }
    }

    private static void AddLetter(JsonObject json, SyntheticLetter letter)
    {
        json["layout"] = $"{letter.Layout}";
        json["artefacts"] = $"{letter.Artefacts}";
        json["cluster"] = letter.Cluster;
        json["cluster_kind"] = $"{letter.ClusterKind}";
        json["reviewer"] = letter.Reviewer;
        json["requester"] = letter.Requester;
        json["injury_date"] = $"{letter.InjuryDate:yyyy-MM-dd}";
        json["ur_denial_date"] = $"{letter.UrDenialDate:yyyy-MM-dd}";
        json["received_date"] = $"{letter.ReceivedDate:yyyy-MM-dd}";
        json["assigned_date"] = $"{letter.AssignedDate:yyyy-MM-dd}";
        json["decision_date"] = $"{letter.DecisionDate:yyyy-MM-dd}";
        json["age"] = letter.Age;
        json["sex"] = $"{letter.Sex}";
        json["summary_leaks"] = Passages(letter.SummaryLeaks);
    }

    private static JsonObject Fact(EvidenceFact fact)
    {
        var json = new JsonObject { ["e"] = (int)fact.Factor, ["status"] = $"{fact.Status}" };
        if (fact.Sentence is { } sentence)
        {
            json["start"] = sentence.Start;
            json["length"] = sentence.Length;
        }

        return json;
    }

    private static JsonArray Passages(IReadOnlyList<Passage> passages) =>
        [.. passages.Select(passage => new JsonArray(passage.Start, passage.Length))];
}
