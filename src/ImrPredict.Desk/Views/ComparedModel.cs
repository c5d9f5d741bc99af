using ImrPredict.Training.History;
using ImrPredict.Training.Package;

namespace ImrPredict.Desk.Views;

/// <summary>A package in a comparison.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Alias">What it is called beside its name; null for nothing.</param>
/// <param name="Figures">What training found of it; null where that cannot be read.</param>
public sealed record ComparedModel(string Name, ModelAlias? Alias, PackageFigures? Figures);
