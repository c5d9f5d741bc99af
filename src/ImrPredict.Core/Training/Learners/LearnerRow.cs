using ImrPredict.Features;
using ImrPredict.Features.Blocks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace ImrPredict.Training.Learners;

/// <summary>A row as ML.NET reads it.</summary>
internal sealed class LearnerRow
{
    /// <summary>Whether the denial was overturned; false for rows to be scored.</summary>
    public bool Label { get; init; }

    /// <summary>Weight of the row.</summary>
    public float Weight { get; init; } = 1;

    /// <summary>The sparse part.</summary>
    public VBuffer<float> Features { get; init; }

    /// <summary>The dense part.</summary>
    public VBuffer<float> Dense { get; init; }

    /// <summary>Makes a row.</summary>
    /// <param name="row">Features.</param>
    /// <param name="columns">Width of the sparse part.</param>
    public static LearnerRow Of(FeatureRow row, int columns) => new()
    {
        Features = new VBuffer<float>(columns, row.IndexArray.Length, row.ValueArray, row.IndexArray),
        Dense = new VBuffer<float>(row.DenseArray.Length, row.DenseArray),
    };

    /// <summary>Makes a training row.</summary>
    public static LearnerRow Of(FeatureRow row, int columns, bool label, double weight) => new()
    {
        Label = label,
        Weight = (float)weight,
        Features = new VBuffer<float>(columns, row.IndexArray.Length, row.ValueArray, row.IndexArray),
        Dense = new VBuffer<float>(row.DenseArray.Length, row.DenseArray),
    };

    /// <summary>Rows as ML.NET's view, with the widths of the vectors stated.</summary>
    public static IDataView View(MLContext context, IEnumerable<LearnerRow> rows, int columns)
    {
        var schema = SchemaDefinition.Create(typeof(LearnerRow));
        schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        schema[nameof(Dense)].ColumnType =
            new VectorDataViewType(NumberDataViewType.Single, FeatureSpace.DenseNames.Count);
        return context.Data.LoadFromEnumerable(rows, schema);
    }
}
