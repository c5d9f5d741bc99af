namespace ImrPredict.Cases;

/// <summary>
/// What Independent Medical Review decided about one disputed item. <see cref="Overturned"/> is the positive
/// class everywhere: every probability, rate and metric speaks of it.
/// </summary>
public enum Outcome
{
    /// <summary>The denial stands; the service is not given.</summary>
    Upheld = 0,

    /// <summary>The denial is reversed; the service must be given. The positive class.</summary>
    Overturned = 1,
}
