using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using ImrPredict.Cases;

namespace ImrPredict.Training.Settings;

/// <summary>Reads and checks training options.</summary>
public static class TrainingOptionsFile
{
    /// <summary>Reads options from a JSON file; settings that it does not name keep their defaults.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ImrPredictException">Missing file, broken JSON, unknown setting, bad value.</exception>
    public static TrainingOptions Load(string path)
    {
        try
        {
            var options = JsonSerializer.Deserialize<TrainingOptions>(File.ReadAllBytes(path), PackageJson.Options)
                ?? throw new ImrPredictException($"{path}: holds null, expected an object of training options.");
            options.Check();
            return options;
        }
        catch (JsonException broken)
        {
            throw new ImrPredictException(
                $"{path}: line {broken.LineNumber + 1}, setting '{broken.Path}': not a known training option of the"
                + " right type.",
                broken);
        }
        catch (IOException missing)
        {
            throw new ImrPredictException($"{path}: the options file cannot be read; give an existing file.", missing);
        }
    }

    /// <summary>Checks ranges.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ImrPredictException">Lists every setting that is out of range.</exception>
    public static void Check(this TrainingOptions options)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        Validator.TryValidateObject(options.Features, new ValidationContext(options.Features), faults, true);
        var unknown = options.Candidates.Except(
            CandidateNames.All).ToList();
        if (unknown.Count > 0)
        {
            faults.Add(new ValidationResult(
                $"The field Candidates has the unknown name '{unknown[0]}'; known are "
                + $"{string.Join(", ", CandidateNames.All)}."));
        }

        if (faults.Count > 0)
        {
            throw new ImrPredictException($"training options: {string.Join(" ", faults.Select(f => f.ErrorMessage))}");
        }
    }
}
