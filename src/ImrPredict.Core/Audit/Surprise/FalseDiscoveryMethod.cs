namespace ImrPredict.Audit.Surprise;

/// <summary>How the share of false flags among all flags is held down.</summary>
public enum FalseDiscoveryMethod
{
    /// <summary>
    /// Benjamini-Hochberg for discrete tests that differ (Heyse 2011; Doehler, Durand and Roquain 2018), counted in
    /// letters. It asks how many items could by chance have come out so strangely, not how many there are. The default.
    /// </summary>
    Discrete,

    /// <summary>Benjamini and Hochberg 1995, on the p-values alone. Nearly powerless on yes-or-no decisions.</summary>
    BenjaminiHochberg,

    /// <summary>Benjamini and Yekutieli 2001: holds under any dependence, at a further loss of power.</summary>
    BenjaminiYekutieli,
}
