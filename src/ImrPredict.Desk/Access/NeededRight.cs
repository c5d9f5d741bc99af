using Microsoft.AspNetCore.Builder;

namespace ImrPredict.Desk.Access;

/// <summary>What an address asks of who comes; one without it is closed to everybody who signs in.</summary>
/// <param name="Right">The right.</param>
/// <param name="IsKept">Whether the trail keeps it; what a page asks for again and again by itself is not kept.</param>
internal sealed record NeededRight(DeskRight Right, bool IsKept);

/// <summary>Says of an address what it asks.</summary>
internal static class NeededRights
{
    /// <summary>Asks a right of all who come to it.</summary>
    public static void Needs(this IEndpointConventionBuilder endpoint, DeskRight right, bool isKept = true) =>
        endpoint.WithMetadata(new NeededRight(right, isKept));
}
