using ImrPredict.Cases;
using ImrPredict.Features.Blocks;

namespace ImrPredict.Features.Categorical;

/// <summary>One way to put items into categories.</summary>
/// <param name="Name">What the columns' names begin with; holds no equals sign.</param>
/// <param name="Theme">What the categories tell of an item.</param>
/// <param name="LevelsOf">The item's categories; none where the field does not apply to the item.</param>
internal sealed record LevelField(string Name, FeatureTheme Theme, Func<DisputedItem, IEnumerable<string>> LevelsOf)
{
    /// <summary>Which sets of categories the field takes part in.</summary>
    public Func<CategorySet, bool> IsIn { get; init; } = _ => true;
}
