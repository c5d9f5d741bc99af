namespace ImrPredict.Audit.Charts.Dispersion;

/// <summary>
/// How spread between units beyond chance enters the limits (Spiegelhalter 2005). Limits over time are widened by
/// Laney's factor in every form but none.
/// </summary>
public enum OverdispersionForm
{
    /// <summary>Limits as chance alone gives them.</summary>
    None,

    /// <summary>A variance between units is added: units of any size differ by as much in truth.</summary>
    Additive,

    /// <summary>The variance of every unit is multiplied by one factor.</summary>
    Multiplicative,
}
