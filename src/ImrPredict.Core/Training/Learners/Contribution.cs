namespace ImrPredict.Training.Learners;

/// <summary>What one feature adds to an item's log-odds in the logistic part of the model; exact there.</summary>
/// <param name="Feature">Name, e.g. <c>text:failed conservative</c> or <c>treatment=Pharmacy</c>.</param>
/// <param name="LogOdds">Added log-odds; positive speaks for overturn.</param>
public readonly record struct Contribution(string Feature, double LogOdds);
