using ImrPredict.Cases;
using ImrPredict.Text.Evidence;
using ImrPredict.Training.Precedents;

namespace ImrPredict.Scoring.Precedents;

/// <summary>Says what an item shares with one of its precedents, from the terms that made them alike.</summary>
internal static class PrecedentComparer
{
    /// <summary>Compares.</summary>
    /// <param name="table">The table that the precedent comes from.</param>
    /// <param name="item">The item.</param>
    /// <param name="mentions">What its clinical text says.</param>
    /// <param name="precedent">One of its precedents.</param>
    /// <returns>Null where the table has no such precedent.</returns>
    public static PrecedentLikeness? Compare(
        PrecedentTable table, DisputedItem item, IReadOnlyList<EvidenceMention> mentions, Precedent precedent)
    {
        if (FindItem(table, precedent) is not { } found)
        {
            return null;
        }

        var terms = PrecedentTerms.Read(item, mentions);
        var profile = OwnerOf(table, PrecedentPart.ProfileEnds, found.PlaceInProfiles);
        var group = OwnerOf(table, PrecedentPart.GroupEnds, profile);
        var cell = OwnerOf(table, PrecedentPart.CellEnds, group);
        var (narrow, service, part) = (
            table.Part<ulong>(PrecedentPart.CellNarrow)[cell], table.Part<ulong>(PrecedentPart.CellService)[cell],
            table.Part<ulong>(PrecedentPart.CellPart)[cell]);
        var asked = RequestOf(item);
        var wanted = table.SetAt(table.Part<int>(PrecedentPart.ProfileRequests)[profile]);
        var (sharedRequest, ownRequest) = Split(table, asked, wanted);
        var known = asked.Select(word => word.Term).ToHashSet();
        var diagnoses = table.SetAt(table.Part<int>(PrecedentPart.ProfileDiagnoses)[profile]);
        var (sharedDiagnoses, ownDiagnoses) = Split(table, DiagnosesOf(item), diagnoses);
        var own = terms.Evidence.ToHashSet();
        var theirs = EvidenceOf(table, group);
        return new PrecedentLikeness
        {
            Service = terms.Service == 0 || service == 0 ? ServiceLikeness.Unknown
                : narrow == terms.NarrowService ? ServiceLikeness.Same
                : service == terms.Service ? ServiceLikeness.SameCategory : ServiceLikeness.Other,
            SameBodyPart = (part | terms.BodyPart) == 0 ? null : part == terms.BodyPart,
            SharedRequest = Distinct(sharedRequest),
            OwnRequest = Distinct(ownRequest),
            OtherRequest = Distinct(PrecedentTerms.WordsOf(precedent.Title).Where(word => !known.Contains(word.Term))),
            SharedDiagnoses = Distinct(sharedDiagnoses),
            OwnDiagnoses = Distinct(ownDiagnoses),
            OtherDiagnoses = diagnoses.Length - sharedDiagnoses.DistinctBy(word => word.Term).Count(),
            SharedEvidence = Named(term => own.Contains(term) && theirs.Contains(term)),
            OwnEvidence = Named(term => own.Contains(term) && !theirs.Contains(term)),
            OtherEvidence = Named(term => !own.Contains(term) && theirs.Contains(term)),
        };
    }

    private static (int Item, int PlaceInProfiles)? FindItem(PrecedentTable table, Precedent precedent)
    {
        var place = table.FindCase(precedent.CaseNumber);
        var cases = table.Part<int>(PrecedentPart.Cases);
        var numbers = table.Part<int>(PrecedentPart.Numbers);
        for (var item = 0; place >= 0 && item < cases.Length; item++)
        {
            if (cases[item] == place && numbers[item] >> 1 == precedent.Number)
            {
                return (item, table.Part<int>(PrecedentPart.ProfileItems).IndexOf(item));
            }
        }

        return null;
    }

    // Owners have their lists one after the other: the first whose list ends behind the place.
    private static int OwnerOf(PrecedentTable table, PrecedentPart ends, int place)
    {
        var all = table.Part<int>(ends);
        var (low, high) = (0, all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = all[middle] <= place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static IReadOnlyList<(string Word, ulong Term)> RequestOf(DisputedItem item) =>
        PrecedentTerms.WordsOf(item.RequestedService.Length > 0
            ? item.RequestedService
            : ServiceKey.Of(item) is { IsTreatment: true } service ? service.Narrow : "");

    private static List<(string Word, ulong Term)> DiagnosesOf(DisputedItem item) =>
    [
        .. item.Diagnoses.Concat(item.Icd10).Append(item.DiagnosisCategory ?? "")
            .Append(item.DiagnosisSubcategory ?? "").SelectMany(PrecedentTerms.WordsOf),
    ];

    private static (List<(string Word, ulong Term)> Shared, List<(string Word, ulong Term)> Own) Split(
        PrecedentTable table, IReadOnlyList<(string Word, ulong Term)> words, ReadOnlySpan<int> theirs)
    {
        var (shared, own) = (new List<(string, ulong)>(), new List<(string, ulong)>());
        foreach (var word in words)
        {
            var isShared = table.Words.Find(word.Term) is >= 0 and var at && theirs.BinarySearch(at) >= 0;
            (isShared ? shared : own).Add(word);
        }

        return (shared, own);
    }

    private static HashSet<ulong> EvidenceOf(PrecedentTable table, int group)
    {
        var bits = table.Part<ulong>(PrecedentPart.GroupBits);
        var terms = table.Part<ulong>(PrecedentPart.Evidence);
        var found = new HashSet<ulong>();
        for (var bit = 0; bit < terms.Length; bit++)
        {
            if ((bits[(group * table.EvidenceWords) + (bit / 64)] >> (bit % 64) & 1) != 0)
            {
                found.Add(terms[bit]);
            }
        }

        return found;
    }

    private static List<EvidenceTerm> Named(Func<ulong, bool> isMeant) =>
    [
        .. from concept in Enum.GetValues<EvidenceConcept>()
           from isDenied in (bool[])[false, true]
           where isMeant(PrecedentTerms.TermOf(concept, isDenied))
           select new EvidenceTerm(EvidenceFinder.WordsOf(concept), isDenied),
    ];

    private static List<string> Distinct(IEnumerable<(string Word, ulong Term)> words) =>
        [.. words.DistinctBy(word => word.Term).Select(word => word.Word)];
}
