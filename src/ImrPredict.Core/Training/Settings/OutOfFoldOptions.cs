using System.ComponentModel.DataAnnotations;

namespace ImrPredict.Training.Settings;

/// <summary>Settings of out-of-fold probabilities.</summary>
public sealed record OutOfFoldOptions
{
    /// <summary>Parts that the rows are dealt to; each is predicted by a model of the others. Default 5.</summary>
    [Range(2, 50)]
    public int Folds { get; init; } = 5;

    /// <summary>
    /// How often the parts are drawn anew; the log-odds are averaged. More draws cost as many times the work and make
    /// the probabilities steadier. Default 0: 3 below 10,000 rows, else 1.
    /// </summary>
    [Range(0, 50)]
    public int Draws { get; init; }

    /// <summary>Whether a row is predicted from strictly earlier rows alone. Default false.</summary>
    public bool TimeRespecting { get; init; }

    /// <summary>
    /// Settings of the model of each part. Selection tries their L2 on few folds, since a part is predicted once. No
    /// model is kept, so that codes seen once may count, and codes in threes do: with a strong penalty they make the
    /// expectation steadier. Runs of characters are not read: they make an audit several times as long.
    /// </summary>
    public TrainingOptions Training { get; init; } = new()
    {
        L2 = [1, 30],
        HalfLifeYears = [0],
        Folds = 3,
        Features = new() { TextCharactersAtMost = 0, CountsEveryCategory = true, CategoryTriples = true },
    };
}
