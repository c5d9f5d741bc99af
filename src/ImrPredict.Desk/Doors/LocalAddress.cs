namespace ImrPredict.Desk.Doors;

/// <summary>Addresses of this desk: nothing leads elsewhere.</summary>
internal static class LocalAddress
{
    /// <summary>An address where it is of this desk; else that of its first page.</summary>
    public static string Of(string address) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal)
        && !address.Contains('\\', StringComparison.Ordinal) && address.All(c => c is > ' ' and <= '~')
            ? address
            : "/";
}
