using System.Text;
using ImrPredict.Synthesis.Randomness;

namespace ImrPredict.Synthesis.Layouts;

/// <summary>Artefacts inside a paragraph: odd characters, lost spaces, redaction gaps.</summary>
internal static class CharacterArtefacts
{
    private const LetterArtefacts Any = LetterArtefacts.GluedWords | LetterArtefacts.Windows1252
        | LetterArtefacts.NonBreakingSpaces | LetterArtefacts.Ligatures | LetterArtefacts.RedactionGaps;

    public static string Apply(DraftLine line, LetterArtefacts artefacts, CounterRandom random)
    {
        var text = line.Text;
        if ((artefacts & Any) == 0 || line.Kind is LineKind.Banner or LineKind.Heading)
        {
            return text;
        }

        if (artefacts.HasFlag(LetterArtefacts.GluedWords))
        {
            text = Glued(line, random);
        }

        if (artefacts.HasFlag(LetterArtefacts.Windows1252))
        {
            text = text.Replace('\'', '\u2019').Replace(" - ", " \u2013 ", StringComparison.Ordinal)
                .Replace(" degrees", "\u00B0", StringComparison.Ordinal)
                .Replace(" times ", " \u00D7 ", StringComparison.Ordinal);
        }

        if (artefacts.HasFlag(LetterArtefacts.Ligatures))
        {
            text = text.Replace("fi", "\uFB01", StringComparison.Ordinal)
                .Replace("fl", "\uFB02", StringComparison.Ordinal);
        }

        if (artefacts.HasFlag(LetterArtefacts.RedactionGaps) && line.Kind == LineKind.Summary)
        {
            text = WithGap(text, random);
        }

        return artefacts.HasFlag(LetterArtefacts.NonBreakingSpaces) ? WithNonBreaking(line.Kind, text, random) : text;
    }

    private static string Glued(DraftLine line, CounterRandom random)
    {
        var text = line.Text.Replace("not medically", "notmedically", StringComparison.Ordinal);
        var at = line.Kind == LineKind.Summary ? text.IndexOf(' ', random.Next(text.Length)) : -1;
        return at < 0 ? text : text.Remove(at, 1);
    }

    private static string WithGap(string text, CounterRandom random)
    {
        var at = text.IndexOf(' ', random.Next(text.Length));
        return at < 0 ? text : text.Insert(at, new string(' ', random.Between(10, 24)));
    }

    private static string WithNonBreaking(LineKind kind, string text, CounterRandom random)
    {
        if (kind is not (LineKind.Summary or LineKind.Field or LineKind.Title))
        {
            return text;
        }

        var changed = new StringBuilder(text);
        for (var i = 0; i < changed.Length; i++)
        {
            if (changed[i] == ' ' && random.Chance(0.04))
            {
                changed[i] = '\u00A0';
            }
        }

        return changed.ToString();
    }
}
