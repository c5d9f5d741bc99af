using ImrPredict.Cases;
using ImrPredict.Features.Blocks;

namespace ImrPredict.Features.Categorical;

/// <summary>One way to put items into categories.</summary>
/// <param name="Name">What the columns' names begin with; holds no equals sign.</param>
/// <param name="Theme">What the categories tell of an item.</param>
/// <param name="LevelsOf">The item's categories; none where the field does not apply to the item.</param>
internal sealed record LevelField(string Name, FeatureTheme Theme, Func<DisputedItem, IEnumerable<string>> LevelsOf)
{
    /// <summary>Whether the field is made of others: a pair of them, or the words of their levels.</summary>
    public bool IsDerived { get; init; }
}
