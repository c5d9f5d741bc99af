namespace ImrPredict.Training.Precedents;

/// <summary>
/// The parts of an index of precedents in their order. Items are in the order of their decisions. A profile is
/// what items have that are alike in every term; profiles with one set of evidence are a group, and groups of one
/// service, body part and kind a cell. "Ends" are where the list of each owner ends in the part behind it.
/// </summary>
internal enum PrecedentPart
{
    /// <summary>Day number of each item's decision; -1 where unknown.</summary>
    Decided,

    /// <summary>Year of each item's decision; -1 where unknown.</summary>
    Years,

    /// <summary>Number of each item, twice, and 1 more where it was overturned.</summary>
    Numbers,

    /// <summary>Cluster of each item.</summary>
    Clusters,

    /// <summary>Case of each item.</summary>
    Cases,

    /// <summary>Title of each item.</summary>
    Titles,

    /// <summary>Sketch of each item; -1 where it has none.</summary>
    SketchOf,

    /// <summary>Sketches of the texts.</summary>
    Sketches,

    /// <summary>Ends of the items of each cluster.</summary>
    ClusterEnds,

    /// <summary>Items by cluster.</summary>
    ClusterItems,

    /// <summary>Ends of the case numbers, which are in ordinal order.</summary>
    CaseEnds,

    /// <summary>Case numbers, UTF-8.</summary>
    CaseTexts,

    /// <summary>Ends of the titles.</summary>
    TitleEnds,

    /// <summary>Titles, UTF-8.</summary>
    TitleTexts,

    /// <summary>Hashes of the words of requests and diagnoses, ascending.</summary>
    Words,

    /// <summary>Hashes of the terms of evidence, ascending; the place of one is its bit.</summary>
    Evidence,

    /// <summary>Ends of the sets of words.</summary>
    SetEnds,

    /// <summary>Sets of words, each ascending.</summary>
    SetWords,

    /// <summary>Narrow service of each cell; equal ones stand together, ascending.</summary>
    CellNarrow,

    /// <summary>Service of each cell.</summary>
    CellService,

    /// <summary>Body part of each cell.</summary>
    CellPart,

    /// <summary>What the items of each cell have: 1 a request, 2 diagnoses, 4 evidence.</summary>
    CellKinds,

    /// <summary>Ends of the groups of each cell, which go up in size.</summary>
    CellEnds,

    /// <summary>How many terms of evidence each group has.</summary>
    GroupSizes,

    /// <summary>Terms of evidence of each group, as bits.</summary>
    GroupBits,

    /// <summary>Ends of the profiles of each group.</summary>
    GroupEnds,

    /// <summary>Words of the request of each profile, as a set.</summary>
    ProfileRequests,

    /// <summary>Words of the diagnoses of each profile, as a set.</summary>
    ProfileDiagnoses,

    /// <summary>Earliest day of decision among the items of each profile, see PrecedentEntry.LastDay.</summary>
    ProfileDays,

    /// <summary>Ends of the items of each profile.</summary>
    ProfileEnds,

    /// <summary>Items by profile, the latest first.</summary>
    ProfileItems,
}
