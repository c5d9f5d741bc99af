using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace ImrPredict.CommandLine.Packaging;

/// <summary>A manual page of one command in roff (man(7)); the same on every machine.</summary>
internal sealed class ManPage
{
    private static readonly (string Name, string Words)[] Variables =
    [
        ("IMR_MODEL", "The model package where --model names none."),
        ("IMR_RUNS", "The history of runs where --runs names none; it also knows champion and challenger."),
        ("COLUMNS", "Width of what is printed where there is no terminal."),
    ];

    private readonly StringBuilder _roff = new();

    /// <summary>The page.</summary>
    /// <param name="names">The program and its commands down to this one.</param>
    /// <param name="command">The command.</param>
    public static string Of(IReadOnlyList<string> names, Command command)
    {
        var page = new ManPage();
        var name = string.Join('-', names);
        var description = (command.Description ?? "").ReplaceLineEndings("\n");
        page.Macro($"TH \"{name.ToUpperInvariant()}\" \"1\" \"\" \"ImrPredict {Version()}\" \"ImrPredict\"");
        page.Section("NAME").Raw($"{Escaped(name)} \\- {Escaped(FirstSentence(description))}");
        page.Section("SYNOPSIS").Macro($"B {Quoted(string.Join(' ', names))}").Raw(Synopsis(command));
        page.Section("DESCRIPTION").Paragraphs(description);
        page.Entries("ARGUMENTS", command.Arguments.Where(argument => !argument.Hidden).Select(argument =>
            ($"\\fI{Escaped(argument.Name)}\\fR", argument.Description ?? "")));
        page.Entries("COMMANDS", command.Subcommands.Where(inner => !inner.Hidden).Select(inner =>
            ($"\\fB{Escaped(inner.Name)}\\fR", inner.Description ?? "")));
        page.Entries("OPTIONS", Options(command).Select(option => (Form(option), Words(option))));
        page.Entries("EXIT STATUS", CommandHelp.ExitCodes.Select(code => ($"\\fB{code.Code}\\fR", code.Words)));
        page.Entries(
            "ENVIRONMENT", Variables.Select(variable => ($"\\fB{Escaped(variable.Name)}\\fR", variable.Words)));
        page.SeeAlso(names, command);
        return page._roff.ToString();
    }

    // Those of the outer commands that hold here too, help and version, come last.
    private static IEnumerable<Option> Options(Command command) => command.Options
        .Concat(Outer(command).SelectMany(outer => outer.Options.Where(option => option.Recursive)))
        .Where(option => !option.Hidden);

    private static IEnumerable<Command> Outer(Command command) =>
        command.Parents.OfType<Command>().SelectMany(outer => Outer(outer).Prepend(outer));

    private static string Form(Option option)
    {
        var names = option.Aliases.Order(StringComparer.Ordinal).Append(option.Name)
            .Select(name => $"\\fB{Escaped(name)}\\fR");
        return string.Join(", ", names)
            + (Value(option) is { } value ? $" \\fI{Escaped(value)}\\fR" : "");
    }

    private static string? Value(Option option)
    {
        if (option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool))
        {
            return null;
        }

        var choices = option.GetCompletions(CompletionContext.Empty).Select(choice => choice.Label).ToList();
        return option.HelpName ?? (choices.Count > 0 ? string.Join('|', choices) : "VALUE");
    }

    // A default that is no number may tell of the machine or of who is logged in.
    private static string Words(Option option)
    {
        var type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        var value = option.HasDefaultValue && (type == typeof(int) || type == typeof(double))
            ? Convert.ToString(option.GetDefaultValue(), CultureInfo.InvariantCulture)
            : null;
        return option.Description + (option.Required ? " Required." : "")
            + (value is { Length: > 0 } ? $" Default: {value}." : "");
    }

    private static string Synopsis(Command command)
    {
        var parts = command.Arguments.Where(argument => !argument.Hidden).Select(argument =>
        {
            var many = argument.Arity.MaximumNumberOfValues > 1 ? " ..." : "";
            var form = $"\\fI{Escaped(argument.Name)}\\fR{many}";
            return argument.Arity.MinimumNumberOfValues == 0 || argument.HasDefaultValue ? $"[{form}]" : form;
        });
        var inner = command.Subcommands.Any(found => !found.Hidden) ? "[\\fIcommand\\fR]" : "";
        return string.Join(
            ' ', new[] { inner }.Concat(parts).Append("[\\fIoptions\\fR]").Where(part => part.Length > 0));
    }

    private static string FirstSentence(string description)
    {
        var line = description.Split('\n')[0];
        var end = line.IndexOfAny(['.', ':', ';']);
        return (end < 0 ? line : line[..end]).TrimEnd('.');
    }

    private static string Version() =>
        typeof(ManPage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            .Split('+')[0] ?? "";

    private ManPage Section(string name) => Macro($"SH {Quoted(name)}");

    private ManPage Macro(string line) => Raw("." + line);

    private ManPage Raw(string line)
    {
        _roff.Append(line).Append('\n');
        return this;
    }

    private void Paragraphs(string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Length > 0)
            {
                Raw(Escaped(lines[i]));
            }
            else if (i + 1 < lines.Count)
            {
                Macro("PP");
            }
        }
    }

    private void Entries(string section, IEnumerable<(string Tag, string Words)> entries)
    {
        var isFirst = true;
        foreach (var (tag, words) in entries)
        {
            if (isFirst)
            {
                Section(section);
                isFirst = false;
            }

            Macro("TP").Raw(tag).Paragraphs(words.Length > 0 ? words.ReplaceLineEndings("\n") : "-");
        }
    }

    private void SeeAlso(IReadOnlyList<string> names, Command command)
    {
        var pages = command.Subcommands.Where(inner => !inner.Hidden).Select(inner =>
            string.Join('-', names.Append(inner.Name)));
        var related = (names.Count > 1 ? [string.Join('-', names.Take(names.Count - 1))] : Array.Empty<string>())
            .Concat(pages).ToList();
        if (related.Count > 0)
        {
            Section("SEE ALSO").Raw(string.Join(", ", related.Select(page => $"\\fB{Escaped(page)}\\fR(1)")));
        }
    }

    private static string Quoted(string text) => $"\"{Escaped(text)}\"";

    // A line that begins with a dot or an apostrophe would be a request, a bare hyphen is set as one of print.
    private static string Escaped(string text)
    {
        var escaped = text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal)
            .Replace("\"", "\\(dq", StringComparison.Ordinal).Replace("'", "\\(aq", StringComparison.Ordinal)
            .Replace("~", "\\(ti", StringComparison.Ordinal).Replace("^", "\\(ha", StringComparison.Ordinal);
        return escaped.StartsWith('.') ? "\\&" + escaped : escaped;
    }
}
