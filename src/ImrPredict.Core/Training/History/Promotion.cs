namespace ImrPredict.Training.History;

/// <summary>Whether a model may become the champion, and why.</summary>
/// <param name="Model">Id of the model.</param>
/// <param name="Champion">Id of the champion; null for none.</param>
/// <param name="Comparison">Number of the run that compared the two last; null for none.</param>
/// <param name="IsWon">Whether the model may take its place: there is none, or it has won.</param>
/// <param name="Words">Why, in a clause.</param>
public sealed record Promotion(string Model, string? Champion, long? Comparison, bool IsWon, string Words)
{
    /// <summary>What a history says of a model beside the champion: the last comparison of the two counts.</summary>
    public static Promotion Of(RunHistory history, string model)
    {
        var champion = history.Find(ModelAlias.Champion);
        if (champion is null || champion == model)
        {
            return new(model, champion, null, true, champion is null ? "there was no champion" : "is the champion");
        }

        if (history.LastComparison(champion, model) is not { } run)
        {
            return new(
                model, champion, null, false, $"no comparison with the champion, model {champion}, is recorded");
        }

        var (isWon, words) = run switch
        {
            { LearntKeptIn: > 0 } =>
                (false, $"some of the rows of run {run.Id} had been learnt from, which proves nothing"),
            { Winner: null } => (false, $"run {run.Id} has shown neither model to be better"),
            { Winner: var winner } when winner == model => (true, $"it won run {run.Id} against model {champion}"),
            _ => (false, $"the champion, model {champion}, won run {run.Id}"),
        };
        return new(model, champion, run.Id, isWon, words);
    }
}
