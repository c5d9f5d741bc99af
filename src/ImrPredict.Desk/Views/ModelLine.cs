using ImrPredict.Training.Model;

namespace ImrPredict.Desk.Views;

/// <summary>A model package in a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Manifest">What it says of itself; null where it cannot be read.</param>
public sealed record ModelLine(string Name, ModelManifest? Manifest)
{
    /// <summary>Whether it has learnt from invented cases alone.</summary>
    public bool IsSynthetic => Manifest?.Data.IsSynthetic == true;
}
