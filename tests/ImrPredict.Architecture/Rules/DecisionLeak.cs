using ImrPredict.Architecture.Map;

namespace ImrPredict.Architecture.Rules;

/// <summary>Features are made from what is known before the decision, so they never see one.</summary>
public static class DecisionLeak
{
    private static readonly string[] Decided = ["DecidedItem", "Decision"];

    /// <summary>Files of Features that use a decision; a decision's type that Cases lost is named too.</summary>
    public static IReadOnlyList<string> Find(CodeMap map) =>
    [
        .. Decided.Except(map.Types.Where(type => StepOrder.StepOf(type.Files[0]) == "Cases").Select(type => type.Name))
            .Select(name => $"Cases has no type {name}"),
        .. map.References
            .Where(reference => StepOrder.StepOf(reference.File) == "Features")
            .Where(reference => StepOrder.StepOf(reference.Type.Files[0]) == "Cases")
            .Where(reference => Decided.Contains(reference.Type.Name))
            .Select(reference => $"{reference.File.Name} uses {reference.Type.Name}"),
    ];
}
