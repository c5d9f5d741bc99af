using System.Globalization;
using System.Text;
using ImrPredict.Synthesis.Grammar;
using ImrPredict.Synthesis.Latent;
using ImrPredict.Synthesis.Randomness;

namespace ImrPredict.Synthesis.Writing;

/// <summary>
/// Words the titles of disputed items, with the ways in which letters state quantities and modifications.
/// </summary>
internal static class TitleWriter
{
    private static readonly string[] NumberWords =
    [
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
        "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen", "Twenty",
    ];

    public static ItemWords[] Write(LatentLetter letter, TextContext context) =>
        [.. letter.Items.Select(item => Write(item, context))];

    private static ItemWords Write(LatentItem item, TextContext context)
    {
        context[Slot.Specialist] = Specialist(context, out var printedSpecialist);
        FillQuantity(item, context, item.Visits, item.Count);
        var noun = item.SatelliteTitle?.ToLowerInvariant() ?? Noun(item, context);
        context[Slot.Specialist] = printedSpecialist;
        if (item.SatelliteTitle is { } satellite)
        {
            return new ItemWords(satellite, satellite, Plain(satellite), "");
        }

        var place = context.Random.Next(1000);
        var title = Named(item, context, place);
        var quantity = item.Service.IsCourse ? $"{item.Visits} visits" : item.Drug is not null ? "#" + item.Count : "";
        if (item.Allowed > 0)
        {
            return Modified(item, context, place, title, noun, quantity);
        }

        if (item.Substituted)
        {
            return Substituted(context, title, noun, quantity);
        }

        title = Marked(item, context, title);
        return new ItemWords(title, title, noun, quantity);
    }

    /// <summary>"Associated surgical service: Sling" in running text is the sling.</summary>
    private static string Plain(string satellite)
    {
        var cut = satellite.IndexOf(": ", StringComparison.Ordinal);
        var plain = cut < 0 ? satellite : satellite[(cut + 2)..];
        return char.ToLowerInvariant(plain[0]) + plain[1..];
    }

    private static string Specialist(TextContext context, out string printed)
    {
        var at = context.Random.Next(Phrases.CountOf("specialist"));
        printed = Phrases.Say("specialist", at, context);
        return Phrases.Say("specialistTitle", at, context);
    }

    private static string Noun(LatentItem item, TextContext context)
    {
        context[Slot.Drug] = item.Drug?.ShortName ?? "";
        var noun = new StringBuilder();
        item.Service.Noun.Append(noun, context);
        return noun.ToString().Trim();
    }

    private static void FillQuantity(LatentItem item, TextContext context, int visits, string count)
    {
        context[Slot.Drug] = item.Drug?.Name ?? "";
        context[Slot.Strength] = item.Strength;
        context[Slot.Count] = Spelt(visits);
        context[Slot.Qty] = item.Service.IsCourse ? CourseQuantity(visits, context.Random)
            : count.Length <= 1 ? $"times {count}"
            : context.Random.Chance(0.92) ? $"#{count}"
            : $"QTY: {count}";
    }

    private static string CourseQuantity(int visits, CounterRandom random)
    {
        var perWeek = visits % 3 == 0 && random.Chance(0.4) ? 3 : visits % 2 == 0 && random.Chance(0.8) ? 2 : 1;
        var weeks = visits / perWeek;
        return random.Next(9) switch
        {
            0 or 1 => $"{perWeek} times a week for {weeks} weeks",
            2 => $"{perWeek} times {weeks}",
            3 => $"#{visits}",
            4 => $"{visits} sessions",
            5 or 6 => $"{Spelt(perWeek)} times a week times {Spelt(weeks)} weeks".ToLowerInvariant(),
            7 => $"{perWeek} times per week for {weeks} weeks",
            _ => $"{perWeek} times a week for {weeks} weeks ({visits} sessions)",
        };
    }

    private static string Spelt(int number) => number < NumberWords.Length ? NumberWords[number] : $"{number}";

    private static string Named(LatentItem item, TextContext context, int place)
    {
        var key = item.Drug is null || item.Service.Id == "compound" ? $"title.{item.Service.Id}" : "title.drug";
        var to = new StringBuilder();
        Phrases.Append(key, place, to, context);
        to[0] = char.ToUpperInvariant(to[0]);
        return to.ToString();
    }

    private static ItemWords Modified(
        LatentItem item, TextContext context, int place, string title, string noun, string quantity)
    {
        var asked = item.Service.IsCourse ? item.Visits : int.Parse(item.Count, CultureInfo.InvariantCulture);
        FillQuantity(item, context, item.Allowed, $"{item.Allowed}");
        var allowed = Named(item, context, place);
        FillQuantity(item, context, asked - item.Allowed, $"{asked - item.Allowed}");
        var remaining = Named(item, context, place);
        context[Slot.Title] = title;
        context[Slot.Title2] = allowed;
        context[Slot.Title3] = remaining;
        var key = context.Random.Chance(0.7) ? "title.modified" : "title.modifiedPlural";
        return new ItemWords(Phrases.Say(key, context), remaining, noun, quantity);
    }

    private static ItemWords Substituted(TextContext context, string title, string noun, string quantity)
    {
        context[Slot.Title] = title;
        context[Slot.Title2] = Phrases.Say("offer", context);
        return new ItemWords(Phrases.Say("title.substituted", context), title, noun, quantity);
    }

    private static string Marked(LatentItem item, TextContext context, string title)
    {
        context[Slot.Title] = title;
        if (item.Retrospective)
        {
            return Phrases.Say("title.retro", context);
        }

        return item.Holds(EvidenceFactor.DocumentationGap) && !title.Contains(':', StringComparison.Ordinal)
            && context.Random.Chance(0.3)
            ? Phrases.Say("title.gap", context)
            : title;
    }
}

/// <summary>How a letter names one disputed service.</summary>
/// <param name="Title">The whole title as printed, without the verdict and its colon.</param>
/// <param name="Short">What is in dispute, for running text.</param>
/// <param name="Noun">The service without dose and number, for running text.</param>
/// <param name="Quantity">The number asked for, for running text; empty where none is.</param>
internal sealed record ItemWords(string Title, string Short, string Noun, string Quantity);
