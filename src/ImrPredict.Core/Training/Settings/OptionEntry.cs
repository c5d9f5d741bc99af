using System.Text.Json.Nodes;

namespace ImrPredict.Training.Settings;

/// <summary>One setting of an options file, as its record declares it.</summary>
/// <param name="Name">Its name in the file; those of an inner object have its name and a point before.</param>
/// <param name="Type">What it takes, in words.</param>
/// <param name="Default">Its default as JSON.</param>
/// <param name="Description">What it means; empty where the documentation is not beside the program.</param>
/// <param name="Schema">What it takes, as JSON schema.</param>
public sealed record OptionEntry(string Name, string Type, string Default, string Description, JsonObject Schema);
