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

    /// <summary>Parses a template.</summary>
    /// <param name="text">The template.</param>
    /// <param name="find">Finds the templates that <c>{&gt;key}</c> names; asked when text is written.</param>
    public static Template Parse(string text, Func<string, Template[]> find)
    {
        var at = 0;
        var nodes = new Parser(text, find).ReadSequence(ref at, nested: false);
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

    private sealed class Parser(string text, Func<string, Template[]> find)
    {
        public Node[] ReadSequence(ref int at, bool nested)
        {
            var nodes = new List<Node>();
            while (at < text.Length && !(nested && text[at] is '|' or ']'))
            {
                nodes.Add(text[at] switch
                {
                    '[' => ReadChoice(ref at),
                    '{' => ReadSlot(ref at),
                    _ => ReadLiteral(ref at),
                });
            }

            return [.. nodes];
        }

        private Literal ReadLiteral(ref int at)
        {
            var start = at;
            while (at < text.Length && text[at] is not ('[' or '{' or '|' or ']'))
            {
                at++;
            }

            return at > start
                ? new Literal(text[start..at])
                : throw new InvalidDataException($"Template '{text}': stray '{text[at]}' at {at}.");
        }

        private Choice ReadChoice(ref int at)
        {
            var options = new List<Node[]>();
            do
            {
                at++;
                options.Add(ReadSequence(ref at, nested: true));
            }
            while (at < text.Length && text[at] == '|');

            at++;
            return new Choice([.. options]);
        }

        private Node ReadSlot(ref int at)
        {
            var end = text.IndexOf('}', at);
            var name = text[(at + 1)..end];
            at = end + 1;
            return name switch
            {
                "date" => new TreatmentDate(),
                ['>', .. var key] => new Reference(key, find),
                [>= '0' and <= '9', ..] when name.Split('-') is [var from, var to] => new Whole(
                    int.Parse(from, CultureInfo.InvariantCulture), int.Parse(to, CultureInfo.InvariantCulture)),
                _ => new Filled(Enum.Parse<Slot>(name, ignoreCase: true)),
            };
        }
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
            builder.Append(context.Random.Between(from, to));
    }

    private sealed class TreatmentDate : Node
    {
        public override void Append(StringBuilder to, TextContext context) => context.AppendTreatmentDate(to);
    }

    private sealed class Reference(string key, Func<string, Template[]> find) : Node
    {
        public override void Append(StringBuilder to, TextContext context) =>
            context.Random.Pick(find(key)).Append(to, context);
    }
}
