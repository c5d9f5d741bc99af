using ImrPredict.Synthesis.Latent;

namespace ImrPredict.Synthesis.Writing;

/// <summary>Names of guideline chapters as they were in force when a case was decided.</summary>
internal static class Chapters
{
    public static string For(LatentLetter letter, ServiceKind service)
    {
        var day = letter.Dates.Decision;
        var chronic = letter.ClaimYears > 0.5;
        if (day.Year >= 2018)
        {
            return service.Group == "opioid" ? "Opioids"
                : chronic && service.Category.Category == "Pharmaceuticals" ? "Chronic Pain"
                : letter.Region.Topic;
        }

        var revised = day >= new DateOnly(2016, 8, 1);
        return service.Id switch
        {
            "acupuncture" => "Acupuncture Treatment 2007",
            "opioid" when revised => "Opioids Treatment 2016",
            _ when service.Group is "satellite" && chronic => "Postsurgical Treatment 2009",
            _ when !chronic => letter.Region.Chapter,
            _ when revised => "Chronic Pain Medical Treatment 2016",
            _ => "Chronic Pain Medical Treatment 2009",
        };
    }

    /// <summary>Pages until 2014, sections until 2017, dated topics since.</summary>
    public static string CitationKey(LatentLetter letter) => letter.Dates.Decision.Year switch
    {
        <= 2014 => "reviewer.pages",
        <= 2017 => "reviewer.sections",
        _ => "reviewer.acoem",
    };
}
