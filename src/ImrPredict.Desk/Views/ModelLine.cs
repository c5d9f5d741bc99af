using ImrPredict.Cases;
using ImrPredict.Desk.Work;
using ImrPredict.Training.History;
using ImrPredict.Training.Model;

namespace ImrPredict.Desk.Views;

/// <summary>A model package in a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Manifest">What it says of itself; null where it cannot be read.</param>
/// <param name="Alias">What it is called beside its name; null for nothing.</param>
public sealed record ModelLine(string Name, ModelManifest? Manifest, ModelAlias? Alias)
{
    /// <summary>The packages with what they say of themselves.</summary>
    internal static IReadOnlyList<ModelLine> Of(DeskModels models) =>
        [.. models.Names.Select(name => new ModelLine(name, ManifestOrNull(models, name), models.AliasOf(name)))];

    private static ModelManifest? ManifestOrNull(DeskModels models, string name)
    {
        try
        {
            return models.Manifest(name);
        }
        catch (ImrPredictException)
        {
            return null; // the list says so
        }
    }

    /// <summary>Whether it has learnt from invented cases alone.</summary>
    public bool IsSynthetic => Manifest?.Data.IsSynthetic == true;
}
