using ImrPredict.Desk.Access;

namespace ImrPredict.Desk;

/// <summary>One thing that can be asked of a desk with accounts.</summary>
/// <param name="Method">Method of the request.</param>
/// <param name="Address">Its address, with parts that change in braces.</param>
/// <param name="Right">What it asks of who comes; null where nothing is said, and then it is closed.</param>
public sealed record DeskEndpoint(string Method, string Address, DeskRight? Right);
