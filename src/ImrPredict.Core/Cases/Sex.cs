namespace ImrPredict.Cases;

/// <summary>Sex as the source states it. Kept for the fairness audit; not a feature by default.</summary>
public enum Sex
{
    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,
}
