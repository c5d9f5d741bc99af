using System.Globalization;
using System.Text;

namespace ImrPredict.Synthesis.Grammar;

/// <summary>
/// A sentence with choices: <c>[a|b]</c> takes one, <c>{part}</c> is filled from the case, <c>{4-8}</c> is a whole
/// number from 4 to 8, <c>{&gt;key}</c> another template, <c>{date}</c> a date of the treatment.
/// </summary>
internal sealed class Template
{
    private readonly Node[] _nodes;

    private Template(Node[] nodes) => _nodes = nodes;

    public static Template Parse(string text)
    {
        var at = 0;
        var nodes = ParseSequence(text, ref at, nested: false);
        return at == text.Length
            ? new Template(nodes)
            : throw new InvalidDataException($"Template '{text}': stray '{text[at]}' at {at}.");
    }

    public void Append(StringBuilder to, TextContext context) => AppendAll(_nodes, to, context);

    private static void AppendAll(Node[] nodes, StringBuilder to, TextContext context)
    {
        foreach (var node in nodes)
        {
            node.Append(to, context);
        }
    }

    private static Node[] ParseSequence(string text, ref int at, bool nested)
    {
        var nodes = new List<Node>();
        while (at < text.Length && !(nested && text[at] is '|' or ']'))
        {
            nodes.Add(text[at] switch
            {
                '[' => ParseChoice(text, ref at),
                '{' => ParseSlot(text, ref at),
                _ => ParseLiteral(text, ref at),
            });
        }

        return [.. nodes];
    }

    private static Literal ParseLiteral(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is not ('[' or '{' or '|' or ']'))
        {
            at++;
        }

        if (at == start)
        {
            throw new InvalidDataException($"Template '{text}': stray '{text[at]}' at {at}.");
        }

        return new Literal(text[start..at]);
    }

    private static Choice ParseChoice(string text, ref int at)
    {
        var options = new List<Node[]>();
        do
        {
            at++;
            options.Add(ParseSequence(text, ref at, nested: true));
        }
        while (at < text.Length && text[at] == '|');

        at++;
        return new Choice([.. options]);
    }

    private static Node ParseSlot(string text, ref int at)
    {
        var end = text.IndexOf('}', at);
        var name = text[(at + 1)..end];
        at = end + 1;
        if (name == "date")
        {
            return new TreatmentDate();
        }

        if (name[0] == '>')
        {
            return new Reference(name[1..]);
        }

        if (char.IsAsciiDigit(name[0]))
        {
            var bounds = name.Split('-');
            return new Whole(
                int.Parse(bounds[0], CultureInfo.InvariantCulture), int.Parse(bounds[1], CultureInfo.InvariantCulture));
        }

        return new Filled(Enum.Parse<Slot>(name, ignoreCase: true));
    }

    private abstract class Node
    {
        public abstract void Append(StringBuilder to, TextContext context);
    }

    private sealed class Literal(string text) : Node
    {
        public override void Append(StringBuilder to, TextContext context) => to.Append(text);
    }

    private sealed class Choice(Node[][] options) : Node
    {
        public override void Append(StringBuilder to, TextContext context) =>
            AppendAll(options[context.Random.Next(options.Length)], to, context);
    }

    private sealed class Filled(Slot slot) : Node
    {
        public override void Append(StringBuilder to, TextContext context) => to.Append(context[slot]);
    }

    private sealed class Whole(int from, int to) : Node
    {
        public override void Append(StringBuilder builder, TextContext context) =>
            builder.Append(CultureInfo.InvariantCulture, $"{context.Random.Between(from, to)}");
    }

    private sealed class TreatmentDate : Node
    {
        public override void Append(StringBuilder to, TextContext context) => context.AppendTreatmentDate(to);
    }

    private sealed class Reference(string key) : Node
    {
        public override void Append(StringBuilder to, TextContext context) => context.Phrases.Append(key, to, context);
    }
}
