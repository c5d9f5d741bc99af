namespace ImrPredict.Training;

/// <summary>What the newest decisions say of a refreshed model beside the one that it would replace.</summary>
public enum RefreshVerdict
{
    /// <summary>There is nothing that the old model has not learnt from.</summary>
    NothingNew,

    /// <summary>The new rows are too few for an interval.</summary>
    TooFewToTell,

    /// <summary>It is worse, in ranking or in probabilities: an interval leaves out 0.</summary>
    Worse,

    /// <summary>No difference to be seen.</summary>
    NoDifference,

    /// <summary>It is better, in ranking or in probabilities, and worse in neither.</summary>
    Better,
}
