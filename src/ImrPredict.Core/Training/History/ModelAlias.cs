namespace ImrPredict.Training.History;

/// <summary>What a model can be called beside its name.</summary>
public enum ModelAlias
{
    /// <summary>The one in use.</summary>
    Champion,

    /// <summary>The one that may follow it.</summary>
    Challenger,
}
