using ImrPredict.Desk.Access;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages.Access;

/// <summary>
/// Leads on from the single sign-on: the cookie of the session goes along only with what a page of the desk asks for.
/// </summary>
public sealed partial class SignedInPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public string Back { get; set; } = "/";

    [Parameter]
    [EditorRequired]
    public string Name { get; set; } = "";

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<DeskRole> Roles { get; set; } = [];
}
