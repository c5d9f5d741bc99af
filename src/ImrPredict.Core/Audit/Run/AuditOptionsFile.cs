using System.ComponentModel.DataAnnotations;
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
        var options = OptionsJson.Load(path, new AuditOptions());
        options.Check();
        return options;
    }

    /// <summary>Checks ranges.</summary>
    /// <param name="options">The settings.</param>
    /// <exception cref="ImrPredictException">
    /// Lists every setting that is out of range; a rebasing is no date.
    /// </exception>
    public static void Check(this AuditOptions options)
    {
        options.Expectation.Training.Check();
        options.Charts.ReadRebases();
        var faults = new List<ValidationResult>();
        object[] parts =
            [options, options.Expectation, options.Surprise, options.Twins, options.Charts, options.Timeliness];
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
