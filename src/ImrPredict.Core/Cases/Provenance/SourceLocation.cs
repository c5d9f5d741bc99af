using System.Globalization;

namespace ImrPredict.Cases.Provenance;

/// <summary>Where something was read, so that a message can name the place.</summary>
/// <param name="File">The path as the user gave it.</param>
/// <param name="Unit">What <paramref name="Number"/> counts.</param>
/// <param name="Number">Position from 1; 0 for the file as a whole.</param>
/// <param name="Sheet">The sheet of a workbook of which several are read; empty otherwise.</param>
public readonly record struct SourceLocation(
    string File, SourceUnit Unit = SourceUnit.File, long Number = 0, string Sheet = "")
{
    /// <summary>The place inside the file, e.g. <c>line 1042</c>; empty for the file as a whole.</summary>
    public string Place => Unit == SourceUnit.File
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{SheetWords}{Unit.ToString().ToLowerInvariant()} {Number}");

    private string SheetWords => string.IsNullOrEmpty(Sheet) ? "" : $"sheet '{Sheet}' ";

    /// <inheritdoc/>
    public override string ToString() => Unit == SourceUnit.File ? File : $"{File}: {Place}";
}
