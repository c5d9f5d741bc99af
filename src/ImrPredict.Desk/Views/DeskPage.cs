namespace ImrPredict.Desk.Views;

/// <summary>What every page is given: the token of its forms, and which part of the desk it belongs to.</summary>
/// <param name="Token">Against forgery.</param>
public sealed record DeskPage(string Token);
