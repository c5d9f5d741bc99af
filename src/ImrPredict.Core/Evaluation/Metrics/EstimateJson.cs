using System.Text.Json.Serialization.Metadata;

namespace ImrPredict.Evaluation.Metrics;

/// <summary>Writes every <see cref="Estimate"/> of a type as three figures.</summary>
public static class EstimateJson
{
    /// <summary>Resolves types by reflection; their estimates are flattened.</summary>
    public static IJsonTypeInfoResolver Resolver { get; } = new DefaultJsonTypeInfoResolver { Modifiers = { Flatten } };

    private static void Flatten(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            if (property.PropertyType == typeof(Estimate))
            {
                type.Properties.RemoveAt(i);
                type.Properties.Insert(i, Part(type, property, "_high", estimate => estimate.High));
                type.Properties.Insert(i, Part(type, property, "_low", estimate => estimate.Low));
                type.Properties.Insert(i, Part(type, property, "", estimate => estimate.Value));
            }
        }
    }

    private static JsonPropertyInfo Part(
        JsonTypeInfo type, JsonPropertyInfo whole, string suffix, Func<Estimate, double> part)
    {
        var property = type.CreateJsonPropertyInfo(typeof(double), whole.Name + suffix);
        property.Get = owner => part((Estimate)whole.Get!(owner)!);
        return property;
    }
}
