using ImrPredict.Desk.Access;
using ImrPredict.Desk.Views;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages.Access;

/// <summary>Where a person signs in.</summary>
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

    /// <summary>By what people sign in.</summary>
    [Parameter]
    [EditorRequired]
    public bool HasTokens { get; set; }

    [Parameter]
    [EditorRequired]
    public bool HasSignOn { get; set; }

    [Parameter]
    public string Problem { get; set; } = "";

    /// <summary>What the page shows.</summary>
    internal static Dictionary<string, object?> Parameters(
        DeskPage page, Accounts accounts, string back, string problem = "") => new()
        {
            [nameof(Page)] = page,
            [nameof(Back)] = back,
            [nameof(HasTokens)] = accounts.Tokens is not null,
            [nameof(HasSignOn)] = accounts.HasSignOn,
            [nameof(Problem)] = problem,
        };

    private string SignOnAddress => $"/sign-in/single?{BackField}={Uri.EscapeDataString(Back)}";
}
