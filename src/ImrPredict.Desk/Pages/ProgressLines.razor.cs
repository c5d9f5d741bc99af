using ImrPredict.Desk.Work;
using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages;

/// <summary>What is done with a batch, and how much of it.</summary>
public sealed partial class ProgressLines : ComponentBase
{
    /// <summary>Null where it is not worked on yet.</summary>
    [Parameter]
    public BatchProgress? Progress { get; set; }
}
