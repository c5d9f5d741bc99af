using ImrPredict.Cases;
using ImrPredict.Ingest.Facts;

namespace ImrPredict.Audit.Checks;

/// <summary>The text names only the other side of the item's body part.</summary>
internal sealed class SideDiffers : ItemCheck
{
    // Parts that a body has twice; the side of a spine is no other part.
    private static readonly HashSet<string> Paired =
        ["shoulder", "knee", "elbow", "wrist", "hand", "forearm", "ankle", "foot", "hip", "eye"];

    /// <inheritdoc/>
    public override string? Find(CheckedItem item)
    {
        if (item.Item.Side is not (BodySide.Left or BodySide.Right)
            || BodyRegions.In(item.Item.BodyPart) is not [_, ..] regions)
        {
            return null;
        }

        var other = item.Item.Side == BodySide.Left ? BodySide.Right : BodySide.Left;
        var named = BodyPlace.AllIn(item.Text)
            .Where(place => place.Side is not null && Paired.Contains(place.Part)
                && BodyRegions.In(place.Part).Intersect(regions).Any())
            .Select(place => place.Side!.Value).ToHashSet();
        return named.Count == 1 && named.Contains(other)
            ? "The text speaks of the other side of the body than the request."
            : null;
    }
}
