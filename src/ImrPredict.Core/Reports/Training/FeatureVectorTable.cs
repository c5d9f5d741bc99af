using ImrPredict.Reports.Tables;
using ImrPredict.Training.Export;

namespace ImrPredict.Reports.Training;

/// <summary>The features of a model in the order of their vector, as a table.</summary>
public static class FeatureVectorTable
{
    private static TableColumns<VectorColumn> Columns { get; } = new TableColumns<VectorColumn>()
        .Whole("position", column => column.Position)
        .Text("name", column => column.Name)
        .Text("view", column => column.View)
        .Whole("absent", column => column.Absent);

    /// <summary>Writes it as CSV.</summary>
    public static void WriteCsv(Stream stream, IEnumerable<VectorColumn> columns) =>
        new DelimitedText<VectorColumn>(',', Columns).Write(stream, columns);
}
