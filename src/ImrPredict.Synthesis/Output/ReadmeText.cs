using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImrPredict.Synthesis.Output;

/// <summary>The README of a corpus folder.</summary>
internal static class ReadmeText
{
    public static JsonSerializerOptions Readable { get; } = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(CorpusOptions options, CorpusSummary summary)
    {
        // The number of cores does not change the corpus.
        var settings = JsonSerializer.Serialize(options with { Parallelism = 1 }, Readable);
        return $"""
            SYNTHETIC DATA. Nothing in this folder is a real person, case, provider, health plan or decision.

            Everything here was made by ImrPredict.Synthesis from grammars and random numbers. Case numbers
            (CMyy-9nnnnnn, MNyy-9nnnnn, SYNyy-nnnnnn) lie in ranges that no real review uses.
            Accuracy on this data says nothing about accuracy on real data.

            {summary.Letters} letters ({summary.Pdfs} as PDF), {summary.Items} disputed items,
            {summary.Overturned} overturned; {summary.PlanRows} health plan reviews in several file dialects;
            {summary.BacklogRows} backlog rows.

            letters/         one letter a file; or letters.jsonl with file_name and text
            truth.jsonl      one line for each item, see below
            dmhc/            the same made-up reviews as releases and tools of different years would write them
            croissant.json   a card of the data set for programs (mlcommons.org/croissant), with SHA-256 of every file
            backlog/         open cases under house column names, some rows broken on purpose;
                             map.json names the columns

            How a case comes about: a latent case, then evidence factors E1 to E16 with their interactions, then the
            decision by a logit of these with letter, reviewer, requester and year effects, then noise, and only then
            the text, written from the facts. A decision gets into a summary in two ways alone: SummaryBias (a share of
            the facts against the verdict is left out) and LeakShare (a sentence states the verdict).

            Fields of truth.jsonl
            file_name, case_number, item   the place of the item; item counts from 1
            title                     title as a parser should return it, without the verdict and its colon
            outcome                   verdict as printed; null where the letter has lost it
            outcome_drawn             drawn from the facts; outcome_argued: what the rationale argues for; each is left
                                      out where it equals outcome
            flip                      Whole: decision and rationale reversed; PrintedOnly: the printed word alone;
                                      left out where neither
            outlier                   true: decided against its facts on purpose; left out elsewhere
            probability               true probability of an overturn given the facts, before noise and outliers
            probability_given_hidden  the same given also the hidden leanings (and, for a service that goes with a
                                      surgery, the decision on that surgery)
            service, service_category, region   kind of service, its category, body region
            facts                     e: number of the factor E1 to E16; status: Present, Absent or Hypothetical;
                                      start, length: the sentence in the clinical summary, missing where it is not said.
                                      E13 (decision on the surgery) is known with the decision only.
            rationale_verdicts        [start, length] of sentences of the rationale that state the verdict
            clinical_summary, claims_administrator_guideline, reviewer_guideline, rationale   with TruthTexts only
            The first item of a letter says also what holds for all of it:
            layout, artefacts         layout L1 to L7; artefacts switched on in the text
            cluster, cluster_kind     letters of one cluster tell the same case: Resubmission, RequesterKit, or None
            reviewer, requester       hidden persons, by number
            injury_date .. sex        header and person; age is null where the letter does not state it
            summary_leaks             [start, length] of sentences of the clinical summary that state the verdict
            Offsets count UTF-16 characters from 0 in the text as written: white space folded to single spaces,
            without lead-in, before artefacts. Hyphenation, glued words, odd characters and lost ages change the
            printed text and so move what comes behind them.

            Settings
            {settings}

            """.ReplaceLineEndings("\n");
    }
}
