namespace ImrPredict.Desk.Access;

/// <summary>Somebody who may sign in.</summary>
/// <param name="Name">The name; findings and the trail have it.</param>
/// <param name="Roles">What the person is to the desk.</param>
/// <param name="TokenHash">SHA-256 of the person's token, 32 bytes; null who came by single sign-on.</param>
internal sealed record Person(string Name, IReadOnlyList<DeskRole> Roles, byte[]? TokenHash)
{
    /// <summary>Whether a role of the person has a right.</summary>
    public bool May(DeskRight right) =>
        right == DeskRight.Open || DeskRights.RolesOf(right).Any(Roles.Contains);
}
