namespace ImrPredict.Text;

/// <summary>The triggers, stops and guideline cues of one sentence, and what they make of a mention.</summary>
internal sealed class AssertionScope
{
    private readonly List<Placed<LexiconEntry.Trigger>> _triggers = [];
    private readonly List<Placed<LexiconEntry.Stop>> _stops = [];
    private readonly List<Placed<LexiconEntry.Cue>> _cues = [];
    private readonly List<(int Open, int Close)> _brackets = [];

    private AssertionScope()
    {
    }

    /// <summary>A sentence without triggers.</summary>
    public static AssertionScope Empty { get; } = new();

    /// <summary>Reads the triggers of a sentence.</summary>
    public static AssertionScope Of(
        EvidenceLexicon lexicon, WordTokens tokens, List<PhraseMatch> matches, int first, int end)
    {
        var scope = new AssertionScope();
        foreach (var match in matches)
        {
            switch (lexicon[match.Pattern])
            {
                case LexiconEntry.Trigger trigger:
                    scope._triggers.Add(new(trigger, match.First, match.End));
                    break;
                case LexiconEntry.Stop stop:
                    scope._stops.Add(new(stop, match.First, match.End));
                    break;
                case LexiconEntry.Cue cue:
                    scope._cues.Add(new(cue, match.First, match.End));
                    break;
            }
        }

        scope.ReadSigns(tokens, first, end);
        scope.HideShorterTriggers();
        return scope;
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
    private void ReadSigns(WordTokens tokens, int first, int end)
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

    /// <summary>A longer trigger says more than the shorter ones inside it; stops inside a trigger are part of it.</summary>
    private void HideShorterTriggers()
    {
        if (_triggers.Count == 0)
        {
            return;
        }

        _triggers.RemoveAll(t => _triggers.Exists(o =>
            o.First <= t.First && o.End >= t.End && o.End - o.First > t.End - t.First
            && (o.Entry.Before == t.Entry.Before || o.Entry.Effect == TriggerEffect.None)));
        _stops.RemoveAll(s => s.End > s.First && _triggers.Exists(t => t.First <= s.First && t.End >= s.End));
    }

    private readonly record struct Placed<T>(T Entry, int First, int End);
}
