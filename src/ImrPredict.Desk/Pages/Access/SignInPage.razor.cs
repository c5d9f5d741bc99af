using ImrPredict.Desk.Views;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages.Access;

/// <summary>Where a person gives a token.</summary>
public sealed partial class SignInPage : ComponentBase
{
    /// <summary>The field of the token.</summary>
    public const string TokenField = "access-token";

    /// <summary>The field of where to go on.</summary>
    public const string BackField = "back";

    [Parameter]
    [EditorRequired]
    public DeskPage Page { get; set; } = null!;

    /// <summary>Where the person wanted to go; an address of this desk.</summary>
    [Parameter]
    [EditorRequired]
    public string Back { get; set; } = "/";

    [Parameter]
    public string Problem { get; set; } = "";
}
