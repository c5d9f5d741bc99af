using System.CommandLine;
using ImrPredict.Training.Package;

namespace ImrPredict.CommandLine;

/// <summary>The options that name a model package to read, and the key that must have signed it.</summary>
public sealed class PackageOptions
{
    private readonly Option<string?> _signedBy = new("--require-signature")
    {
        Description = "Refuse a model package that the private key of this public one has not signed (imr-train sign).",
        HelpName = "KEY.pub",
    };

    /// <summary>The <c>--model</c> option.</summary>
    public Option<string> Model { get; init; } = CommonOptions.Model();

    /// <summary>Both options.</summary>
    public IReadOnlyList<Option> All => [Model, _signedBy];

    /// <summary>The option of the key alone.</summary>
    public Option Signature => _signedBy;

    /// <summary>The package of <see cref="Model"/>.</summary>
    public PackagePlace Place(ParseResult arguments) => Place(arguments, arguments.GetRequiredValue(Model));

    /// <summary>A package by what the user calls it.</summary>
    public PackagePlace Place(ParseResult arguments, string named) => new(
        Bundled.ModelFolder(named, RunsOption.Path(arguments)))
    {
        SignedBy = arguments.GetValue(_signedBy) is { } file ? VerifyingKey.Load(file) : null,
    };
}
