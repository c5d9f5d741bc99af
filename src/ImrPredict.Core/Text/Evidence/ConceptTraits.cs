namespace ImrPredict.Text.Evidence;

/// <summary>What the tables say of a concept.</summary>
/// <param name="Factor">The factor of necessity that it belongs to, e.g. <c>E1</c>.</param>
/// <param name="Kind">Which triggers act on it.</param>
/// <param name="Units">Units of its numbers, preferred first.</param>
/// <param name="Words">How reports name it.</param>
internal sealed record ConceptTraits(string Factor, ConceptKind Kind, IReadOnlyList<NumberUnit> Units, string Words);

/// <summary>Which triggers act on a concept: a treatment can be requested, a finding can be denied by the patient.</summary>
internal enum ConceptKind
{
    /// <summary>A state, symptom or sign.</summary>
    Finding,

    /// <summary>Something that is done to or taken by the patient.</summary>
    Treatment,
}
