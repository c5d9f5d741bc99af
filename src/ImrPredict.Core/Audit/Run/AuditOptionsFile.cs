using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using ImrPredict.Cases;
using ImrPredict.Training.Settings;

namespace ImrPredict.Audit.Run;

/// <summary>Reads and checks the settings of an audit.</summary>
public static class AuditOptionsFile
{
    /// <summary>Reads settings from a JSON file; those that it does not name keep their defaults.</summary>
    /// <param name="path">The file; names are those of <see cref="AuditOptions"/> in snake_case.</param>
    /// <exception cref="ImrPredictException">Missing file, broken JSON, unknown setting, bad value.</exception>
    public static AuditOptions Load(string path)
    {
        try
        {
            var options = JsonSerializer.Deserialize<AuditOptions>(File.ReadAllBytes(path), PackageJson.Options)
                ?? throw new ImrPredictException($"{path}: holds null, expected an object of audit settings.");
            options.Check();
            return options;
        }
        catch (JsonException broken)
        {
            throw new ImrPredictException(
                $"{path}: line {broken.LineNumber + 1}, setting '{broken.Path}': not a known audit setting of the right"
                + " type.",
                broken);
        }
        catch (IOException missing)
        {
            throw new ImrPredictException($"{path}: the options file cannot be read; give an existing file.", missing);
        }
    }

    /// <summary>Checks ranges.</summary>
    /// <param name="options">The settings.</param>
    /// <exception cref="ImrPredictException">Lists every setting that is out of range.</exception>
    public static void Check(this AuditOptions options)
    {
        options.Expectation.Training.Check();
        var faults = new List<ValidationResult>();
        object[] parts = [options, options.Expectation, options.Surprise, options.Twins, options.Charts];
        foreach (var part in parts)
        {
            Validator.TryValidateObject(part, new ValidationContext(part), faults, validateAllProperties: true);
        }

        if (faults.Count > 0)
        {
            throw new ImrPredictException($"audit settings: {string.Join(" ", faults.Select(f => f.ErrorMessage))}");
        }
    }
}
