namespace ImrPredict.Cases.Provenance;

/// <summary>Layouts of DWC determination letters, by era. The features are the anchors that tell them apart.</summary>
public enum LetterLayout
{
    /// <summary>No anchor of a known layout was found.</summary>
    Unknown = 0,

    /// <summary>"MEDICAL PROFESSIONAL REVIEW", about January to July 2013.</summary>
    L1,

    /// <summary>"Notice of Independent Medical Review Determination", about August to November 2013.</summary>
    L2,

    /// <summary>"Final Determination" with a document list, about December 2013 to spring 2014.</summary>
    L3,

    /// <summary>Header table and credentials in prose, 2014.</summary>
    L4,

    /// <summary>Header table and a credentials block, 2015 to 2017.</summary>
    L5,

    /// <summary>The skeleton of L5 with "Maximus" in mixed case, 2018 and later.</summary>
    L6,

    /// <summary>A party's copy: cover letter, page headers, then the skeleton of another layout.</summary>
    L7,
}
