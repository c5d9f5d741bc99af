using ImrPredict.Cases;

namespace ImrPredict.Fuzz.Targets;

/// <summary>A damaged input.</summary>
/// <param name="Path">Its file or folder.</param>
/// <param name="Intact">What it must still give, since what says so was left as it was.</param>
internal sealed record DamagedInput(string Path, IReadOnlyList<IntactItem> Intact)
{
    /// <summary>An input of which nothing is known but that it is damaged.</summary>
    public DamagedInput(string path)
        : this(path, [])
    {
    }
}

/// <summary>An item that the damage did not reach.</summary>
/// <param name="CaseNumber">Its case.</param>
/// <param name="Number">Its number in the case.</param>
/// <param name="Outcome">What its verdict line says.</param>
internal readonly record struct IntactItem(string CaseNumber, int Number, Outcome? Outcome);
