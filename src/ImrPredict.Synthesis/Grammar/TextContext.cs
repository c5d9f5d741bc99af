using System.Globalization;
using System.Text;
using ImrPredict.Synthesis.Randomness;

namespace ImrPredict.Synthesis.Grammar;

/// <summary>
/// What the templates of one letter are filled with: the case's words, its dates and its random numbers.
/// </summary>
internal sealed class TextContext
{
    private const int SlotCount = (int)Slot.Value + 1;
    private readonly string?[] _values = new string?[SlotCount];
    private readonly string[]?[] _lists = new string[]?[SlotCount];
    private readonly int[] _next = new int[SlotCount];

    public required CounterRandom Random { get; set; }

    /// <summary>How dates stand in running text; authors differ.</summary>
    public required DateStyle DateStyle { get; init; }

    /// <summary>First and last day that a treatment date may fall on.</summary>
    public required (DateOnly From, DateOnly To) Treatment { get; init; }

    public string this[Slot slot]
    {
        get => _values[(int)slot] ?? FromList((int)slot)
            ?? throw new InvalidOperationException($"A template asks for '{slot}', which this text does not fill.");
        set => _values[(int)slot] = value;
    }

    /// <summary>Fills a slot with a value a use: from a place drawn at random, then in turn.</summary>
    public void Fill(Slot slot, string[] values)
    {
        _values[(int)slot] = null;
        _lists[(int)slot] = values;
        _next[(int)slot] = Random.Next(values.Length);
    }

    public string Format(DateOnly date) =>
        date.ToString(
            DateStyle switch
            {
                DateStyle.Dashes => "MM-dd-yyyy",
                DateStyle.DashesShortYear => "MM-dd-yy",
                DateStyle.DashesNoZeros => "M-d-yyyy",
                DateStyle.DashesNoZerosShortYear => "M-d-yy",
                DateStyle.SlashesNoZeros => "M/d/yyyy",
                DateStyle.MonthNames => "MMMM d, yyyy",
                _ => "MM/dd/yyyy",
            },
            CultureInfo.InvariantCulture);

    public void AppendTreatmentDate(StringBuilder to)
    {
        var days = Math.Max(1, Treatment.To.DayNumber - Treatment.From.DayNumber);
        to.Append(Format(Treatment.From.AddDays(Random.Next(days))));
    }

    private string? FromList(int slot) =>
        _lists[slot] is { } list ? list[_next[slot]++ % list.Length] : null;
}
