namespace ImrPredict.Cases;

/// <summary>Side of the body that a requested service names.</summary>
public enum BodySide
{
    /// <summary>Left.</summary>
    Left,

    /// <summary>Right.</summary>
    Right,

    /// <summary>Both sides.</summary>
    Bilateral,
}
