using ImrPredict.Text.Patterns;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Text.Evidence;

/// <summary>
/// The triggers, stops and guideline cues of the sentence read last, and what they make of a mention. For one thread.
/// </summary>
/// <param name="lexicon">The tables.</param>
/// <param name="tokens">The words of the text.</param>
internal sealed class AssertionScope(EvidenceLexicon lexicon, WordTokens tokens)
{
    private readonly List<Placed<LexiconEntry.Trigger>> _triggers = [];
    private readonly List<Placed<LexiconEntry.Stop>> _stops = [];
    private readonly List<Placed<LexiconEntry.Cue>> _cues = [];
    private readonly List<(int Open, int Close)> _brackets = [];

    /// <summary>Reads the triggers of a sentence.</summary>
    /// <param name="matches">The patterns that fit in it.</param>
    /// <param name="first">Its first word.</param>
    /// <param name="end">Just behind its last word.</param>
    public void Read(List<PhraseMatch> matches, int first, int end)
    {
        _triggers.Clear();
        _stops.Clear();
        _cues.Clear();
        _brackets.Clear();
        foreach (var match in matches)
        {
            switch (lexicon[match.Pattern])
            {
                case LexiconEntry.Trigger trigger:
                    _triggers.Add(new(trigger, match.First, match.End));
                    break;
                case LexiconEntry.Stop stop:
                    _stops.Add(new(stop, match.First, match.End));
                    break;
                case LexiconEntry.Cue cue:
                    _cues.Add(new(cue, match.First, match.End));
                    break;
            }
        }

        ReadSigns(first, end);
        HideShorterTriggers();
    }

    /// <summary>What the sentence says of a mention.</summary>
    public Assertion StatusOf(TermMatch mention, ConceptKind kind)
    {
        if (!mention.Term.Unquoted && IsQuoted(mention))
        {
            return Assertion.Quoted;
        }

        var (effect, nearest) = (TriggerEffect.None, int.MaxValue);
        foreach (var placed in _triggers)
        {
            if (DistanceTo(mention, placed, kind) is not { } words)
            {
                continue;
            }

            if (placed.Entry.Effect == TriggerEffect.Conditional)
            {
                return Assertion.Hypothetical;
            }

            if (words < nearest)
            {
                (effect, nearest) = (placed.Entry.Effect, words);
            }
        }

        return mention.Term.Fixed ? mention.Term.Status : Apply(effect, mention.Term.Status);
    }

    private static Assertion Apply(TriggerEffect effect, Assertion status) => effect switch
    {
        TriggerEffect.Hypothetical => Assertion.Hypothetical,
        TriggerEffect.Absent => status == Assertion.Absent ? Assertion.Present : Assertion.Absent,
        _ => status,
    };

    /// <summary>Words between a trigger and a mention that it reaches; null where it does not.</summary>
    private int? DistanceTo(TermMatch mention, Placed<LexiconEntry.Trigger> trigger, ConceptKind kind)
    {
        if (trigger.Entry.Effect == TriggerEffect.None || (trigger.Entry.Kind is { } wanted && wanted != kind))
        {
            return null;
        }

        var (from, to) = trigger.Entry.Before ? (trigger.End, mention.First) : (mention.End, trigger.First);
        return to >= from && to - from <= trigger.Entry.Reach && !IsStopped(from, to, trigger.Entry)
            && !IsBracketedApart(trigger.First, mention.First)
            ? to - from
            : null;
    }

    private bool IsStopped(int from, int to, LexiconEntry.Trigger trigger)
    {
        foreach (var stop in _stops)
        {
            if (stop.First >= from && stop.End <= to && trigger.Until != ReachEnd.None && Ends(stop, from, trigger))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Ends(Placed<LexiconEntry.Stop> stop, int from, LexiconEntry.Trigger trigger)
    {
        return stop.Entry.Kind switch
        {
            StopKind.Clause => true,
            StopKind.Semicolon => stop.First > from || trigger.Effect == TriggerEffect.Absent,
            StopKind.Verb => trigger.Until == ReachEnd.Verb,
            _ => trigger.Until == ReachEnd.Verb && trigger.Effect == TriggerEffect.Absent,
        };
    }

    private bool IsQuoted(TermMatch mention)
    {
        var (quoted, patient) = (false, false);
        foreach (var cue in _cues)
        {
            patient |= cue.Entry.Reach == CueReach.Patient;
        }

        foreach (var cue in _cues)
        {
            quoted |= cue.Entry.Reach switch
            {
                CueReach.After => cue.End <= mention.First && !IsPatientBetween(cue.End, mention.First),
                CueReach.Sentence => !patient,
                _ => false,
            };
        }

        return quoted;
    }

    private bool IsPatientBetween(int from, int to)
    {
        foreach (var cue in _cues)
        {
            if (cue.Entry.Reach == CueReach.Patient && cue.First >= from && cue.End <= to)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A semicolon ends a clause; what stands in brackets says nothing about what stands outside.</summary>
    private void ReadSigns(int first, int end)
    {
        var open = -1;
        for (var i = first; i < end; i++)
        {
            var start = i == first ? tokens[i].Start : tokens[i - 1].End;
            var between = tokens.Text.AsSpan(start, tokens[i].Start - start);
            if (between.IsEmpty || between is " ")
            {
                continue;
            }

            if (open >= 0 && between.Contains(')'))
            {
                _brackets.Add((open, i));
                open = -1;
            }

            open = between.Contains('(') ? i : open;
            if (between.Contains(';') && !tokens.Is(i, "for"))
            {
                _stops.Add(new(new(StopKind.Semicolon), i, i));
            }
        }
    }

    private bool IsBracketedApart(int trigger, int mention)
    {
        foreach (var (open, close) in _brackets)
        {
            if (trigger >= open && trigger < close && (mention < open || mention >= close))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A longer trigger says more than the shorter ones inside it; stops inside a trigger are part of it.
    /// </summary>
    private void HideShorterTriggers()
    {
        if (_triggers.Count == 0)
        {
            return;
        }

        foreach (var trigger in _triggers)
        {
            if (IsHidden(trigger))
            {
                _triggers.RemoveAll(IsHidden);
                break;
            }
        }

        if (_stops.Count > 0)
        {
            _stops.RemoveAll(IsPartOfTrigger);
        }
    }

    private bool IsHidden(Placed<LexiconEntry.Trigger> trigger)
    {
        foreach (var other in _triggers)
        {
            if (other.First <= trigger.First && other.End >= trigger.End
                && other.End - other.First > trigger.End - trigger.First
                && (other.Entry.Before == trigger.Entry.Before || other.Entry.Effect == TriggerEffect.None))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsPartOfTrigger(Placed<LexiconEntry.Stop> stop)
    {
        if (stop.End > stop.First)
        {
            foreach (var trigger in _triggers)
            {
                if (trigger.First <= stop.First && trigger.End >= stop.End)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private readonly record struct Placed<T>(T Entry, int First, int End);
}
