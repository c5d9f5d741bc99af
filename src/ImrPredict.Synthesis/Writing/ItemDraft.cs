using ImrPredict.Cases;

namespace ImrPredict.Synthesis.Writing;

/// <summary>One item ready to be set; no printed verdict where the last page is lost.</summary>
internal sealed record ItemDraft(ItemWords Words, Outcome? Printed, RationaleDraft Rationale);
