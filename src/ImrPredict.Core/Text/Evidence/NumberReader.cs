using System.Collections.Frozen;
using System.Globalization;
using ImrPredict.Text.Internals;
using ImrPredict.Text.Numbers;
using ImrPredict.Text.Tokens;

namespace ImrPredict.Text.Evidence;

/// <summary>
/// Reads the numbers of a sentence with their units: digits, decimals, number words, ranges, schedules.
/// </summary>
internal static class NumberReader
{
    private const int UnitReach = 2;
    private static readonly KeyValuePair<ulong, int>[] WordValues =
    [
        .. NumberWords.All,
        .. new Dictionary<string, int> { ["single"] = 1, ["twice"] = 2, ["couple"] = 2, ["dozen"] = 12 }
            .Select(pair => KeyValuePair.Create(TextHash.Of(pair.Key), pair.Value)),
    ];

    private static readonly HashIndex Words = new([.. WordValues.Select(pair => pair.Key)]);

    private static readonly FrozenDictionary<ulong, NumberUnit> Units = TermTable.Read("number-units.tsv", 2)
        .ToFrozenDictionary(row => TextHash.Of(row[0]), row => Enum.Parse<NumberUnit>(row[1]));

    private static readonly FrozenSet<ulong> MorphineBefore = Hashes("med", "mme", "equivalents", "equivalent");
    private static readonly FrozenSet<ulong> MorphineBehind = Hashes("med", "mme", "morphine", "meq");

    /// <summary>
    /// Adds the numbers between two words, in order; one without a known unit counts as <c>Times</c>.
    /// </summary>
    public static void Read(WordTokens tokens, int first, int end, List<NumberMatch> found)
    {
        for (var at = first; at < end; at++)
        {
            var begins = char.IsAsciiDigit(tokens.Text[tokens[at].Start]) || NamedAt(tokens, at) is not null;
            if (begins && ReadAt(tokens, at, end) is { } match)
            {
                found.Add(match);
                at = match.End - 1;
            }
        }
    }

    private static NumberMatch? ReadAt(WordTokens tokens, int at, int end)
    {
        if (ValueAt(tokens, at, end) is not { } value)
        {
            return Product(tokens, at);
        }

        return IsDate(tokens, at, value, end) ? null : PainScore(tokens, at, value, end)
            ?? Schedule(tokens, at, value, end)
            ?? WithUnit(tokens, at, value, end);
    }

    /// <summary>"3 times a week for 4 weeks", "2 times 6": the product is the number of visits.</summary>
    private static NumberMatch? Schedule(WordTokens tokens, int at, Reading times, int end)
    {
        var next = times.End;
        if (next >= end || !Is(tokens, next, "times", "x", "time") || next + 1 >= end)
        {
            return null;
        }

        var weekly = false;
        for (next++; next < end && next < times.End + 7; next++)
        {
            if (Is(tokens, next, "week", "weekly", "wk"))
            {
                weekly = true;
            }
            else if (ValueAt(tokens, next, end) is { } weeks)
            {
                var inWeeks = weeks.End < end && UnitAt(tokens, weeks.End) == NumberUnit.Weeks;
                return (weekly && inWeeks) || next == times.End + 1
                    ? Match(tokens, at, weeks.End + (inWeeks ? 1 : 0), times.Value * weeks.Value, NumberUnit.Visits)
                    : null;
            }
        }

        return null;
    }

    /// <summary>"2x3" in one word.</summary>
    private static NumberMatch? Product(WordTokens tokens, int at)
    {
        var word = tokens.Word(at);
        var sign = char.IsAsciiDigit(word[0]) ? word.IndexOfAny('x', 'X') : -1;
        return sign > 0 && word.Length < 6
            && int.TryParse(word[..sign], NumberStyles.None, CultureInfo.InvariantCulture, out var times)
            && int.TryParse(word[(sign + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var weeks)
            ? Match(tokens, at, at + 1, times * weeks, NumberUnit.Visits)
            : null;
    }

    /// <summary>"7/10", "6 out of 10", "5-7 out of 10", "6 on a scale of", and the change "8/10 to 4/10".</summary>
    private static NumberMatch? PainScore(WordTokens tokens, int at, Reading value, int end)
    {
        if (OfTen(tokens, value, end) is not { } stop)
        {
            return null;
        }

        var next = stop;
        while (next < end && next < stop + 4 && Is(tokens, next, "to", "down", "from", "reduced"))
        {
            next++;
        }

        return next > stop && next < end && ValueAt(tokens, next, end) is { } after && after.Value <= 10
            ? Match(tokens, at, OfTen(tokens, after, end) ?? after.End, after.Value, NumberUnit.PainScore, value.Value)
            : Match(tokens, at, stop, value.Value, NumberUnit.PainScore);
    }

    private static int? OfTen(WordTokens tokens, Reading value, int end)
    {
        var at = value.End;
        if (value.Value > 10 || at >= end)
        {
            return null;
        }

        if (Is(tokens, at, "10") && tokens.GapBefore(at).Contains('/') && !HasSlashBehind(tokens, at))
        {
            return at + 1;
        }

        if (at + 2 < end && Is(tokens, at, "out") && Is(tokens, at + 1, "of") && Is(tokens, at + 2, "10"))
        {
            return at + 3;
        }

        return at + 2 < end && Is(tokens, at, "on") && Is(tokens, at + 1, "a") && Is(tokens, at + 2, "scale", "pain")
            ? at + 3
            : null;
    }

    private static NumberMatch WithUnit(WordTokens tokens, int at, Reading value, int end)
    {
        if (at > 0 && tokens.GapBefore(at).Contains('#'))
        {
            return Match(tokens, at, value.End, value.Value, NumberUnit.Units);
        }

        if (StandsBehindMorphine(tokens, at))
        {
            return Match(tokens, at, value.End, value.Value, NumberUnit.MorphineMilligrams);
        }

        for (var next = value.End; next < end && next <= value.End + UnitReach; next++)
        {
            if (tokens.GapBefore(next).IndexOfAny(",.;:(") >= 0)
            {
                break;
            }

            if (UnitAt(tokens, next) is { } unit)
            {
                var isAge = unit == NumberUnit.Years && next + 1 < end && Is(tokens, next + 1, "old");
                return Match(tokens, at, next + 1, value.Value, isAge ? NumberUnit.Times : unit);
            }
        }

        return MorphineEnd(tokens, value.End, end) is { } stop
            ? Match(tokens, at, stop, value.Value, NumberUnit.MorphineMilligrams)
            : Match(tokens, at, value.End, value.Value, NumberUnit.Times);
    }

    /// <summary>Just behind the words of "120 mg morphine equivalent".</summary>
    private static int? MorphineEnd(WordTokens tokens, int behind, int end)
    {
        for (var next = behind; next < end && next < behind + 5; next++)
        {
            if (IsOneOf(MorphineBehind, tokens, next))
            {
                return next + 1;
            }
        }

        return null;
    }

    /// <summary>"MED is 120", "a daily morphine equivalent that was noted to be 120".</summary>
    private static bool StandsBehindMorphine(WordTokens tokens, int at)
    {
        for (var back = at - 1; back >= 0 && back >= at - 5; back--)
        {
            if (IsOneOf(MorphineBefore, tokens, back))
            {
                return true;
            }
        }

        return false;
    }

    private static Reading? ValueAt(WordTokens tokens, int at, int end)
    {
        var word = tokens.Word(at);
        if (!char.IsAsciiDigit(word[0]))
        {
            return NamedAt(tokens, at) is { } named ? new(named, at + 1) : null;
        }

        var digits = word.IndexOfAnyExceptInRange('0', '9');
        if (digits >= 0 && !(digits < 4 && word[digits] is 'x' or '%' && word.Length == digits + 1))
        {
            return null;
        }

        var next = at + 1;
        if (digits < 0 && next < end && tokens.GapBefore(next) is "." && char.IsAsciiDigit(tokens.Word(next)[0]))
        {
            next++;
        }

        var last = tokens[next - 1];
        var length = (digits < 0 ? last.End : tokens[at].Start + digits) - tokens[at].Start;
        var parsed = double.TryParse(
            tokens.Text.AsSpan(tokens[at].Start, length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var value);
        return parsed && length < 7 ? RangeEnd(tokens, new(value, next), end) : null;
    }

    /// <summary>The value of a number word as printed: an apostrophe makes it another word.</summary>
    private static int? NamedAt(WordTokens tokens, int at) =>
        tokens.IsPlain(at) && Words.Find(tokens.HashOf(at)) is >= 0 and var word ? WordValues[word].Value : null;

    private static bool IsOneOf(FrozenSet<ulong> words, WordTokens tokens, int at) =>
        tokens.IsPlain(at) && words.Contains(tokens.HashOf(at));

    private static FrozenSet<ulong> Hashes(params string[] words) =>
        words.Select(word => TextHash.Of(word)).ToFrozenSet();

    /// <summary>The upper end of "5-7" or "5 to 7"; the reading itself where no range follows.</summary>
    private static Reading RangeEnd(WordTokens tokens, Reading low, int end)
    {
        if (low.End >= end || low.Value >= 100)
        {
            return low;
        }

        var joined = tokens.GapBefore(low.End) is "-" or "\u2013";
        var at = joined ? low.End : low.End + 1;
        if (at >= end || !(joined || Is(tokens, low.End, "to")))
        {
            return low;
        }

        var word = tokens.Word(at);
        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var high) && high > low.Value
            && high <= 100 && !(at + 1 < end && tokens.GapBefore(at + 1) is "-" or "/" && high > 12)
            ? new(high, at + 1)
            : low;
    }

    private static bool IsDate(WordTokens tokens, int at, Reading value, int end)
    {
        var behind = value.End;
        var before = at > 0 ? tokens.GapBefore(at) : [];
        var after = behind < end ? tokens.GapBefore(behind) : [];
        var dated = behind < end && char.IsAsciiDigit(tokens.Text[tokens[behind].Start]) && after is "/" or "-"
            && behind + 1 < end && tokens.GapBefore(behind + 1).Trim() is "/" or "-";
        var year = value.Value is >= 1900 and < 2100;
        return year || dated
            || (before is "/" or "-" && at > 0 && char.IsAsciiDigit(tokens.Text[tokens[at].Start - 2]));
    }

    private static NumberUnit? UnitAt(WordTokens tokens, int at) =>
        tokens.IsPlain(at) && Units.TryGetValue(tokens.HashOf(at), out var unit) ? unit : null;

    private static NumberMatch Match(
        WordTokens tokens, int first, int end, double value, NumberUnit unit, double? before = null)
    {
        var start = tokens[first].Start;
        return new(new(value, unit, new(start, tokens[end - 1].End - start), before), first, end);
    }

    private static bool HasSlashBehind(WordTokens tokens, int at) =>
        tokens[at].End < tokens.Text.Length && tokens.Text[tokens[at].End] == '/';

    private static bool Is(WordTokens tokens, int at, params ReadOnlySpan<string> words)
    {
        var word = tokens.Word(at);
        foreach (var candidate in words)
        {
            if (word.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Reading(double Value, int End);
}
