using ImrPredict.Architecture.Map;
using ImrPredict.Architecture.Sources;

namespace ImrPredict.Tests.Architecture;

/// <summary>The map of the code of this repository, read once.</summary>
public sealed class RealCode
{
    public CodeMap Map { get; } = CodeMap.Read(new SolutionFolder(SharedData.Root));
}
