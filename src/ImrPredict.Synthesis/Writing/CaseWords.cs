using ImrPredict.Cases;
using ImrPredict.Synthesis.Grammar;
using ImrPredict.Synthesis.Latent;
using ImrPredict.Synthesis.Randomness;

namespace ImrPredict.Synthesis.Writing;

/// <summary>Fills the slots of templates from a case.</summary>
internal static class CaseWords
{
    private static readonly string[] WorkerByFamily =
    [
        "the injured worker", "the patient", "the applicant", "the injured worker", "the claimant",
        "the injured worker",
    ];

    public static TextContext Fill(LatentLetter letter, CounterRandom random)
    {
        var dates = letter.Dates;
        var from = dates.UrDenial.AddDays(-Math.Min(220, dates.UrDenial.DayNumber - dates.Injury.DayNumber - 2));
        var context = new TextContext
        {
            Random = random,
            DateStyle = letter.Author.DateStyle,
            Treatment = (from, dates.UrDenial.AddDays(-3)),
        };
        FillBody(context, letter);
        FillPerson(context, letter);
        FillDates(context, letter);
        return context;
    }

    public static string PartOf(BodyRegion region, BodySide? side, string name) =>
        !region.Sided || side is null ? name
        : side == BodySide.Bilateral ? $"bilateral {name}s"
        : $"{(side == BodySide.Left ? "left" : "right")} {name}";

    private static void FillPerson(TextContext context, LatentLetter letter)
    {
        var male = letter.Person.Sex == Sex.Male;
        context[Slot.Worker] = WorkerByFamily[letter.Author.Family];
        context[Slot.He] = male ? "he" : "she";
        context[Slot.His] = male ? "his" : "her";
        context[Slot.Him] = male ? "him" : "her";
        context[Slot.Sex] = male ? "male" : "female";
        context[Slot.Age] = $"{letter.Person.Age}";
        context[Slot.Job] = Phrases.Say("job", context);
        context[Slot.Cause] = Phrases.Say("cause", context);
        context[Slot.Mech] = Phrases.Say("mech", context);
        context[Slot.Meds] = Series(context, "medname", context.Random.Between(1, 4));
        context[Slot.Care] = Series(context, "careitem", context.Random.Between(1, 4));
        context[Slot.Care2] = Series(context, "careitem", context.Random.Between(1, 3));
        context[Slot.Reason] = Phrases.Say("reason", context);
    }

    private static void FillBody(TextContext context, LatentLetter letter)
    {
        var (region, other) = (letter.Region, letter.OtherRegion);
        context[Slot.Area] = context.Random.Pick(region.Names);
        context[Slot.Part] = PartOf(region, letter.Side, context[Slot.Area]);
        context[Slot.Part2] = other.Names[^1];
        context[Slot.Dx] = Sided(region, letter.Side, letter.Diagnosis.Name);
        context[Slot.Dx2] = letter.OtherDiagnosis.Name;
        context[Slot.Dx3] = context.Random.Pick(letter.Early ? region.Acute : region.Chronic).Name;
        context[Slot.Level] = context.Random.Pick(Spine(region).Levels);
        context.Fill(Slot.Root, region.Roots);
        context.Fill(Slot.Deficit, region.Deficits);
        context.Fill(Slot.Intact, region.Intact);
        context.Fill(Slot.Study, region.Studies);
        context.Fill(Slot.Exam, region.Exams);
        context.Fill(Slot.Rom, region.Motions);
        context[Slot.Limb] = Limb(context.Random, letter.Side, region.Limb);
        context[Slot.Limb2] = other.Limb == "upper" ? "arm" : "leg";
        context.Fill(Slot.Test, region.Tests);
        context.Fill(Slot.Complaint, region.Complaints);
    }

    /// <summary>Where injections and operations of the spine go in: the low back where nothing else is said.</summary>
    private static BodyRegion Spine(BodyRegion region) =>
        region.Id is "lumbar" or "cervical" or "thoracic" ? region : World.Default.Regions[0];

    private static string Limb(CounterRandom random, BodySide? side, string limb) =>
        (side ?? (BodySide)random.Next(3)) switch
        {
            BodySide.Left => $"left {limb} extremity",
            BodySide.Right => $"right {limb} extremity",
            _ => $"bilateral {limb} extremities",
        };

    private static string Sided(BodyRegion region, BodySide? side, string name) =>
        region.Sided && side is BodySide.Left or BodySide.Right
            ? $"{(side == BodySide.Left ? "left" : "right")} {name}"
            : name;

    private static void FillDates(TextContext context, LatentLetter letter)
    {
        var dates = letter.Dates;
        var lastVisit = dates.UrDenial.AddDays(-context.Random.Between(5, 18));
        context[Slot.Doi] = context.Format(dates.Injury);
        context[Slot.UrDate] = context.Format(dates.UrDenial);
        context[Slot.RfaDate] = context.Format(dates.UrDenial.AddDays(-context.Random.Between(2, 5)));
        context[Slot.Visit] = context.Format(lastVisit < dates.Injury ? dates.Injury : lastVisit);
        context[Slot.Year] = $"{dates.Decision.Year}";
    }

    private static string Series(TextContext context, string key, int count)
    {
        var first = context.Random.Next(Phrases.CountOf(key));
        var step = 1 + context.Random.Next(4);
        return Join(
            [.. Enumerable.Range(0, count).Select(i => Phrases.Say(key, first + (i * step), context)).Distinct()]);
    }

    /// <summary>"a", "a and b", "a, b, and c".</summary>
    public static string Join(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        2 => $"{names[0]} and {names[1]}",
        _ => $"{string.Join(", ", names.Take(names.Count - 1))}, and {names[^1]}",
    };
}
