namespace ImrPredict.Training.Selection;

/// <summary>How the rows judged are kept apart from the rows learnt from.</summary>
internal enum JudgementDesign
{
    /// <summary>Later years judge what earlier years taught.</summary>
    ByYear,

    /// <summary>Clusters drawn at random judge the others.</summary>
    RandomClusters,

    /// <summary>Every row is judged once by a pipeline that was fitted without its cluster.</summary>
    CrossValidation,
}
