namespace ImrPredict.Audit.Charts.Runs;

/// <summary>Finds runs in a series; see <see cref="RunRuleSet"/> for the tests.</summary>
internal static class RunRules
{
    /// <summary>All signals, by test, high ones first, each in order of time.</summary>
    /// <param name="points">The series in order of time; of one stretch of limits.</param>
    /// <param name="set">Which tests.</param>
    public static IReadOnlyList<RunSignal> Find(IReadOnlyList<RunPoint> points, RunRuleSet set) => set switch
    {
        RunRuleSet.WesternElectric =>
        [
            .. Outside(points),
            .. Zone(points, RunRule.TwoOfThree, wanted: 2, of: 3, beyond: 2),
            .. Zone(points, RunRule.FourOfFive, wanted: 4, of: 5, beyond: 1),
            .. Shift(points, length: 8),
        ],
        RunRuleSet.Nhs =>
        [
            .. Outside(points), .. OuterThird(points), .. Shift(points, length: 7), .. Trend(points, length: 7),
        ],
        _ => [],
    };

    private static IEnumerable<RunSignal> Outside(IReadOnlyList<RunPoint> points) => Signals(
        points, RunRule.Outside, 1, (end, side) => points[end].Outside == side ? [end] : null);

    // The point that completes the pattern lies itself beyond; the others may lie anywhere.
    private static IEnumerable<RunSignal> Zone(
        IReadOnlyList<RunPoint> points, RunRule rule, int wanted, int of, double beyond) => Signals(
        points, rule, wanted, (end, side) =>
        {
            bool IsBeyond(int place) => points[place].Sigmas * side > beyond;
            int[] members = IsBeyond(end) ? [.. Window(end, Math.Min(of, end + 1)).Where(IsBeyond)] : [];
            return members.Length >= wanted ? members : null;
        });

    // A point outside a limit is told by its own rule and is not near the limit.
    private static IEnumerable<RunSignal> OuterThird(IReadOnlyList<RunPoint> points) => Signals(
        points, RunRule.TwoOfThree, 3, (end, side) =>
        {
            int[] near = Window(end, 3).All(place => points[place].Sigmas * side > 0)
                ? [.. Window(end, 3).Where(place => points[place].Sigmas * side > 2 && points[place].Outside == 0)]
                : [];
            return near.Length >= 2 ? near : null;
        });

    private static IEnumerable<RunSignal> Shift(IReadOnlyList<RunPoint> points, int length) => Signals(
        points, RunRule.Shift, length, (end, side) =>
            Window(end, length).All(place => points[place].Sigmas * side > 0) ? [.. Window(end, length)] : null);

    private static IEnumerable<RunSignal> Trend(IReadOnlyList<RunPoint> points, int length) => Signals(
        points, RunRule.Trend, length, (end, side) =>
            Window(end, length - 1).All(place => (points[place].Value - points[place - 1].Value) * side > 0)
                ? [.. Window(end, length)]
                : null);

    private static IEnumerable<int> Window(int end, int length) => Enumerable.Range(end - length + 1, length);

    // Patterns of one test and side that touch are one signal.
    private static IEnumerable<RunSignal> Signals(
        IReadOnlyList<RunPoint> points, RunRule rule, int fewest, Func<int, int, int[]?> membersAt)
    {
        foreach (var side in (int[])[1, -1])
        {
            List<int> members = [], met = [];
            for (var end = fewest - 1; end < points.Count; end++)
            {
                if (membersAt(end, side) is not { } found)
                {
                    continue;
                }

                if (members.Count > 0 && found[0] > members[^1] + 1)
                {
                    yield return new(rule, side > 0, members, met);
                    (members, met) = ([], []);
                }

                var last = members.Count > 0 ? members[^1] : -1;
                members.AddRange(found.Where(place => place > last));
                met.Add(end);
            }

            if (members.Count > 0)
            {
                yield return new(rule, side > 0, members, met);
            }
        }
    }
}
