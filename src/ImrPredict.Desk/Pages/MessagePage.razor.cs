using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages;

/// <summary>What went wrong, and what to do.</summary>
public sealed partial class MessagePage : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public string Title { get; set; } = "";

    [Parameter]
    [EditorRequired]
    public string Message { get; set; } = "";
}
