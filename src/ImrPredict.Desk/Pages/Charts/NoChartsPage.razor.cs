using Microsoft.AspNetCore.Components;

namespace ImrPredict.Desk.Pages.Charts;

/// <summary>What to do where there is no audit to draw charts of.</summary>
public sealed partial class NoChartsPage : ComponentBase;
