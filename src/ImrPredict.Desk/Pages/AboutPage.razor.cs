using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages;

/// <summary>What the desk is, and what it must not be used for.</summary>
public sealed partial class AboutPage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public string Store { get; set; } = "";

    private static string Version => typeof(AboutPage).Assembly.GetName().Version?.ToString(3) ?? "";
}
