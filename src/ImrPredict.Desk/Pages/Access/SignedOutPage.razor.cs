using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages.Access;

/// <summary>Where a person is signed out of the desk, and goes on to sign out of the single sign-on.</summary>
public sealed partial class SignedOutPage : ComponentBase
{
    /// <summary>Where the provider signs people out.</summary>
    [Parameter]
    [EditorRequired]
    public string Elsewhere { get; set; } = "";
}
