using ImrPredict.Cases;

namespace ImrPredict.Ingest.Facts;

/// <summary>Fills the fields that a source leaves blank from what the item's own clinical text states.</summary>
internal static class ItemFacts
{
    /// <summary>The item with the facts of its kept text; what the source states itself is never replaced.</summary>
    public static DisputedItem Fill(DisputedItem item) => item.ClinicalText.Length == 0
        ? item
        : Fill(item, FactReader.Read(item.ClinicalText, item.RequestedService));

    /// <summary>The item with facts that were read already.</summary>
    public static DisputedItem Fill(DisputedItem item, ClinicalFacts facts) =>
        item with
        {
            Age = item.Age ?? facts.Age,
            Sex = item.Sex ?? facts.Sex,
            Diagnoses = item.Diagnoses.Count > 0 ? item.Diagnoses : facts.Diagnoses,
            Icd10 = item.Icd10.Count > 0 ? item.Icd10 : facts.Icd10,
            UrDecision = item.UrDecision ?? facts.UrDecision,
            UrReason = item.UrReason ?? facts.UrReason,
            BodyPart = item.BodyPart ?? facts.BodyPart,
            Side = item.Side ?? (item.BodyPart is null ? facts.Side : null),
        };
}
