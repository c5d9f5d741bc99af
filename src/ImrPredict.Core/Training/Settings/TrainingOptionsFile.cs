using System.ComponentModel.DataAnnotations;
using ImrPredict.Cases;

namespace ImrPredict.Training.Settings;

/// <summary>Reads and checks training options.</summary>
public static class TrainingOptionsFile
{
    /// <summary>Reads options from a JSON file; settings that it does not name keep their defaults.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ImrPredictException">Missing file, broken JSON, unknown setting, bad value.</exception>
    public static TrainingOptions Load(string path) => Load(path, out _);

    /// <summary>Reads options from a JSON file; settings that it does not name keep their defaults.</summary>
    /// <param name="path">The file.</param>
    /// <param name="warnings">Settings that are passed over since they are no more, in words.</param>
    /// <exception cref="ImrPredictException">Missing file, broken JSON, unknown setting, bad value.</exception>
    public static TrainingOptions Load(string path, out IReadOnlyList<string> warnings)
    {
        var bytes = OptionsJson.Read(path);
        OptionsJson.CheckSyntax(bytes, path);
        warnings = RetiredSettings.Blank(bytes, path);
        return Parse(bytes, path);
    }

    /// <summary>Reads the bytes of such a file.</summary>
    /// <param name="bytes">The bytes, UTF-8.</param>
    /// <param name="path">The file for messages.</param>
    /// <exception cref="ImrPredictException">Broken JSON, unknown setting, bad value.</exception>
    internal static TrainingOptions Parse(byte[] bytes, string path) =>
        Checked(OptionsJson.Parse(bytes, path, new TrainingOptions()), path);

    private static TrainingOptions Checked(TrainingOptions options, string path)
    {
        if (options.Candidates.Contains(null!))
        {
            throw new ImrPredictException($"{path}: setting 'candidates' takes a list of texts; found null in it.");
        }

        var named = options with
        {
            Candidates = [.. options.Candidates.SelectMany(
                name => CandidateNames.Kinds.GetValueOrDefault(name) ?? [name]).Distinct()],
        };
        try
        {
            named.Check();
        }
        catch (ImrPredictException wrong)
        {
            throw new ImrPredictException($"{path}: {wrong.Message}", wrong);
        }

        return named;
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
                + $"{string.Join(", ", CandidateNames.All)}, and by kind "
                + $"{string.Join(", ", CandidateNames.Kinds.Keys)}."));
        }

        if (faults.Count > 0)
        {
            throw new ImrPredictException($"training options: {string.Join(" ", faults.Select(f => f.ErrorMessage))}");
        }
    }
}
