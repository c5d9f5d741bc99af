using System.Globalization;

namespace ImrPredict.Tests;

/// <summary>
/// Invented party blocks, cover pages and sentences as letters to parties have them, with the place of everything that
/// tells of a person. A part of the forms is written on purpose as no rule foresees it: running names, a street without
/// its kind, a day without month names.
/// </summary>
/// <param name="Text">The text.</param>
/// <param name="Parts">What tells of a person: its kind, as <c>RedactedKind</c> names it, and its place.</param>
public sealed record PartyBlock(string Text, IReadOnlyList<(string Kind, int Start, int Length)> Parts)
{
    private static readonly string[] Given =
    [
        "Maria", "James", "Linda", "Robert", "Guadalupe", "Michael", "Susan", "Carlos", "Xochitl", "Tamsin", "Oleander",
        "Nikhil", "Bartholomew", "Keiko", "Anahit",
    ];

    private static readonly string[] Family =
    [
        "Alvarez", "Kowalczyk", "Nguyen", "O'Brien", "Baker", "Hovsepian", "Tanaka", "St. James", "De la Cruz",
        "Okafor", "Lindqvist", "Park-Lee", "Marsh", "Petrov", "Singh",
    ];

    private static readonly string[] Streets =
        ["Alder", "San Pablo", "Mission", "7th", "Old Mill", "El Camino", "Vine"];
    private static readonly string[] Kinds = ["Street", "Ave", "Blvd", "Road", "Dr", "Lane", "Court", "Way"];
    private static readonly string[] Towns = ["Fresno", "San Jose", "Los Angeles", "Chico", "Oxnard", "Lake Forest"];

    private static readonly string[] Clean =
    [
        "The claimant reports low back pain of 7/10 that radiates to the left leg.",
        "Norco 10/325 mg #120 and Gabapentin 600 mg were dispensed with 2 refills.",
        "MRI of the lumbar spine showed a 3 mm disc bulge at L4-5 and L5-S1.",
        "Physical Therapy 2 x 6, CPT 97110 and 97140, was requested for the Right Knee.",
        "Straight Leg Raise was positive at 45 degrees; strength was 4/5 in the Extensor Hallucis Longus.",
        "The Official Disability Guidelines and the MTUS Chronic Pain chapter, page 98, were cited.",
        "Blood pressure was 128/82. The Oswestry score fell from 52 to 38 in March 2014.",
        "Diagnoses: Lumbar Radiculopathy (M54.16), Carpal Tunnel Syndrome, Bilateral.",
        "Utilization Review of Six Acupuncture Visits was denied for lack of Functional Improvement.",
    ];

    /// <summary>Makes blocks.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Seed.</param>
    public static IEnumerable<PartyBlock> Make(int count, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => One(random));
    }

    private static PartyBlock One(Random random)
    {
        var write = new Writer();
        string Pick(string[] of) => of[random.Next(of.Length)];
        string Digits(int n) => string.Concat(Enumerable.Range(0, n).Select(_ => (char)('0' + random.Next(10))));
        string Day(string format) => new DateTime(2012, 1, 1).AddDays(random.Next(4000))
            .ToString(format, CultureInfo.InvariantCulture);
        var (given, family) = (Pick(Given), Pick(Family));
        var (otherGiven, otherFamily) = (Pick(Given), Pick(Family));
        var date = Pick(["MM/dd/yyyy", "M/d/yy", "MMMM d, yyyy", "yyyy-MM-dd", "d MMMM yyyy", "M-d-yy"]);

        void Name(string form) => write.Part("Name", form);
        string Street() => $"{random.Next(1, 20000)} {Pick(Streets)} {Pick(Kinds)}"
            + (random.Next(3) == 0 ? $", Apt {random.Next(1, 99)}" : "");

        switch (random.Next(3))
        {
            case 0:
                Name($"{given} {family}");
                write.Text("\n").Part("Address", Street()).Text("\n")
                    .Part("Address", $"{Pick(Towns)}, CA 9{Digits(4)}").Text("\n\n");
                break;
            case 1:
                write.Text("Employee: ");
                Name(random.Next(2) == 0 ? $"{family}, {given}" : $"{given} {family}");
                write.Text("\nAddress: ").Part("Address", Street()).Text(Pick([", ", " "]))
                    .Part("Address", $"{Pick(Towns)}, CA 9{Digits(4)}-{Digits(4)}").Text("\n");
                break;
            default:
                write.Text("Dear ");
                Name(random.Next(2) == 0 ? $"{given} {family}" : $"{family}");
                write.Text(":\n");
                break;
        }

        write.Text(Pick(["Claim Number: ", "Claim No. ", "Claim #: ", "File number "]))
            .Part(
                "ClaimNumber",
                Pick([$"WC{Digits(2)}-{Digits(6)}", Digits(9), $"{Digits(3)}-{Digits(5)}", $"AB{Digits(7)}"]))
            .Text("\nDate of Injury: ").Part("Date", Day(date)).Text("\n");
        if (random.Next(2) == 0)
        {
            write.Text("Phone: ").Part("Phone", Pick([$"({Digits(3)}) {Digits(3)}-{Digits(4)}",
                $"{Digits(3)}-{Digits(3)}-{Digits(4)}", $"{Digits(3)}.{Digits(3)}.{Digits(4)}"])).Text("\n");
        }

        if (random.Next(3) == 0)
        {
            write.Text("E-mail: ").Part("Email", $"{given[0]}{family.Replace(" ", "", StringComparison.Ordinal)
                .Replace("'", "", StringComparison.Ordinal)}{Digits(2)}@mail.example".ToLowerInvariant()).Text("\n");
        }

        if (random.Next(3) == 0)
        {
            write.Text("SSN: ")
                .Part("SocialSecurity", Pick([$"{Digits(3)}-{Digits(2)}-{Digits(4)}", $"XXX-XX-{Digits(4)}"]))
                .Text("\n");
        }

        write.Text("cc: ");
        Name($"{otherGiven} {otherFamily}");
        write.Text(Pick([", Esq.\n", ", MD\n", "\n"])).Text("\n");
        write.Text(Pick(Clean)).Text(" ").Text(Pick(["Dr. ", "Mr. ", "Ms. "]));
        Name(otherFamily);
        write.Text(" saw the patient on ").Part("Date", Day(date)).Text(". ").Text(Pick(Clean)).Text(" ");
        switch (random.Next(6)) // the last three are forms that no rule foresees
        {
            case 0:
                write.Text("A report of ").Part("Date", Day("MMMM d, yyyy")).Text(" is on file. ");
                break;
            case 1:
                write.Text(Pick(["", "Patient ", "Employee "]));
                Name($"{given} {family}");
                write.Text(" attended 6 visits. ");
                break;
            case 2:
                write.Text("Therapy was given ").Part("Date", Day("M/d/yyyy")).Text("-").Part("Date", Day("M/d/yyyy"))
                    .Text(". ");
                break;
            case 3:
                write.Text("the report of ");
                Name(otherFamily.ToLowerInvariant());
                write.Text(" is on file. ");
                break;
            case 4:
                write.Text("The office at ").Part("Address", $"{random.Next(100, 999)} {Pick(Streets)}")
                    .Text(" was called. ");
                break;
            default:
                write.Text("A visit on ").Part("Date", $"{random.Next(1, 12)}/{random.Next(13, 28)}")
                    .Text(" was missed. ");
                break;
        }

        return write.Text(Pick(Clean)).Text("\n").Done();
    }

    private sealed class Writer
    {
        private readonly System.Text.StringBuilder _text = new();
        private readonly List<(string, int, int)> _parts = [];

        public Writer Text(string text)
        {
            _text.Append(text);
            return this;
        }

        public Writer Part(string kind, string text)
        {
            _parts.Add((kind, _text.Length, text.Length));
            return Text(text);
        }

        public PartyBlock Done() => new(_text.ToString(), _parts);
    }
}
