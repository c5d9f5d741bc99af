namespace ImrPredict.Desk.Api;

/// <summary>What could not be read, as answers name it.</summary>
/// <param name="File">Under the name that the request gave it.</param>
/// <param name="Place">The row or page.</param>
/// <param name="Field">What is wrong there.</param>
/// <param name="Reason">Why.</param>
internal sealed record ApiReject(string File, string Place, string Field, string Reason);
