using ImrPredict.Cases;
using ImrPredict.Synthesis.Grammar;
using static ImrPredict.Synthesis.Grammar.DataTable;

namespace ImrPredict.Synthesis.Latent;

/// <summary>The embedded tables of the synthetic world.</summary>
internal sealed class World
{
    private World()
    {
        Regions = LoadRegions();
        Years = LoadYears();
        Satellites = LoadSatellites();
        Specialties = DataTable.Load("specialties.tsv").Rows.Select(r => (r[0], Number(r[1]))).ToArray();
        Services = LoadServices();
        Surgery = Services.Where(s => s.Group == "surgery").Select(s => s.Index).ToHashSet();
        Satellite = Services.Single(s => s.Group == "satellite");
    }

    public static World Default { get; } = new();

    public BodyRegion[] Regions { get; }

    public YearMix[] Years { get; }

    public Satellite[] Satellites { get; }

    public (string Name, double Weight)[] Specialties { get; }

    public ServiceKind[] Services { get; }

    public IReadOnlySet<int> Surgery { get; }

    public ServiceKind Satellite { get; }

    private static ServiceKind[] LoadServices()
    {
        var factors = LoadFactors();
        var drugs = LoadDrugs();
        var table = DataTable.Load("services.tsv");
        return table.Rows.Select((row, index) => new ServiceKind
        {
            Id = row[table.Column("id")],
            Index = index,
            Category = new ServiceCategory(row[table.Column("category")], row[table.Column("subcategory")]),
            Share2014 = Number(row[table.Column("share2014")]),
            Share2024 = Number(row[table.Column("share2024")]),
            EarlyWeight = Number(row[table.Column("early")]),
            OverturnRate = Number(row[table.Column("rate")]) / 100,
            Group = row[table.Column("group")],
            Topic = row[table.Column("topic")],
            Noun = Phrases.Parse(row[table.Column("noun")]),
            Factors = [.. factors[row[table.Column("group")]]],
            Drugs = [.. drugs[row[table.Column("id")]]],
        }).ToArray();
    }

    private static ILookup<string, FactorPrior> LoadFactors()
    {
        var table = DataTable.Load("factors.tsv");
        return table.Rows.ToLookup(row => row[table.Column("group")], row => new FactorPrior
        {
            Factor = Enum.Parse<EvidenceFactor>(row[table.Column("factor")]),
            LetterWide = row[table.Column("scope")] == "letter",
            Present = Number(row[table.Column("present")]),
            Absent = Number(row[table.Column("absent")]),
            Hypothetical = Number(row[table.Column("hypothetical")]),
            EffectPresent = Number(row[table.Column("effectPresent")]),
            EffectAbsent = Number(row[table.Column("effectAbsent")]),
        });
    }

    private static ILookup<string, Drug> LoadDrugs()
    {
        var table = DataTable.Load("drugs.tsv");
        return table.Rows.ToLookup(row => row[table.Column("service")], row => new Drug(
            row[table.Column("name")],
            Values(row[table.Column("strengths")]),
            Values(row[table.Column("counts")])));
    }

    private static BodyRegion[] LoadRegions()
    {
        var table = DataTable.Load("regions.tsv");
        return table.Rows.Select(row => ReadRegion(column => row[table.Column(column)])).ToArray();
    }

    private static BodyRegion ReadRegion(Func<string, string> cell) => new()
    {
        Id = cell("id"),
        Weight = Number(cell("weight")),
        Sided = cell("sided") == "1",
        Names = Values(cell("names")),
        Acute = Diagnoses(cell("acute")),
        Chronic = Diagnoses(cell("chronic")),
        Deficits = Values(cell("deficit")),
        Intact = Values(cell("intact")),
        Studies = Values(cell("study")),
        Exams = Values(cell("exam")),
        Motions = Values(cell("rom")),
        Tests = Values(cell("test")),
        Complaints = Values(cell("complaint")),
        Chapter = cell("chapter"),
        Topic = cell("topic"),
        Levels = Values(cell("levels")),
        Roots = Values(cell("roots")),
        Limb = cell("limb"),
    };

    private static Diagnosis[] Diagnoses(string cell) =>
        Values(cell).Select(v => v.Split('~')).Select(p => new Diagnosis(p[0], p[1])).ToArray();

    private static YearMix[] LoadYears() => DataTable.Load("years.tsv").Rows
        .Select(r => new YearMix(Whole(r[0]), Number(r[1]), Number(r[2])))
        .ToArray();

    private static Satellite[] LoadSatellites() =>
        DataTable.Load("satellites.tsv").Rows.Select(r => new Satellite(r[0], Number(r[1]))).ToArray();
}

/// <summary>How many letters a year holds and how far its services have moved from 2014 (0) to 2024 (1).</summary>
internal sealed record YearMix(int Year, double Letters, double Mix);

/// <summary>A service that comes with a surgery.</summary>
internal sealed record Satellite(string Title, double Weight);
