namespace ImrPredict.Desk.Doors;

/// <summary>Names of what every form of the desk carries against forgery.</summary>
internal static class DeskForms
{
    public const string TokenField = "token";
    public const string TokenHeader = "X-Desk-Token";
}
