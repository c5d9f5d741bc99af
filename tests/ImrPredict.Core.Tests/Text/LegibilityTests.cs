using ImrPredict.Text.Normalising;

namespace ImrPredict.Tests.Text;

public sealed class LegibilityTests
{
    private const string Prose =
        "The injured worker is a 45 year old female who sustained an industrial injury while lifting a carton. She is "
        + "being treated for lumbar strain and radiculopathy. Examination showed tenderness of the lumbar muscles.";

    [Theory]
    [InlineData(29, false)]
    [InlineData(29, true)]
    [InlineData(3, false)]
    [InlineData(-29, true)]
    [InlineData(13, true)]
    public void Text_whose_letters_are_shifted_cannot_be_read(int shift, bool keepsSpaces) =>
        Assert.True(Legibility.IsUnreadable(string.Concat(Prose.Select(c =>
            c == ' ' ? (keepsSpaces ? " " : "") : ((char)(c - shift)).ToString()))));

    [Fact]
    public void Codes_and_signs_in_place_of_letters_cannot_be_read()
    {
        Assert.True(Legibility.IsUnreadable(string.Concat(Prose.Select(c => c == ' ' ? " " : $"(cid:{(int)c})"))));
        Assert.True(Legibility.IsUnreadable(new string('\uFFFD', 200)));
        Assert.True(Legibility.IsUnreadable(string.Concat(Prose.Select(c => (char)(0xE000 + c)))));
        Assert.True(Legibility.IsUnreadable(Prose + string.Concat(Prose.Select(c => (char)(c - 29)))));
    }

    [Theory]
    [InlineData(Prose)]
    [InlineData("PT C/O LBP RAD L LEG X 3 MO. HX L4-5 HNP S/P ESI X2 W/ MIN RELIEF. PE: TTP L/S, SLR POS L, DTR 2+ "
        + "SYM, STR 5/5 BLE. DX: LUMBAR RADICULITIS, MYOFASCIAL PAIN. RX NAPROXEN 550 BID, TIZANIDINE 4. RFA MRI L/S.")]
    [InlineData("lumbar strain; cervical strain; myofascial pain; carpal tunnel syndrome; rotator cuff tear; knee "
        + "sprain; hydrocodone; cyclobenzaprine; omeprazole; gabapentin; naproxen; tramadol; topical compound cream")]
    [InlineData("El trabajador lesionado es un hombre de 45 anos con dolor lumbar desde una caida en el trabajo. Ha "
        + "recibido terapia y medicamentos sin alivio duradero y no ha vuelto a trabajar desde entonces.")]
    [InlineData("")]
    [InlineData("XQZ 77")]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36")]
    public void Notes_lists_and_other_languages_can_be_read(string text) => Assert.False(Legibility.IsUnreadable(text));

    [Fact]
    public void Pieces_are_judged_as_counting_one_character_after_the_other_judges_them()
    {
        var random = new Random(3);
        string[] parts =
        [
            "the records show pain ", "WKH UHFRUGV VKRZ ", "(cid:55)", "(", "\uFFFD", "12 34 ", "\n", "\u0001",
            "xq zj ",
        ];
        for (var i = 0; i < 2000; i++)
        {
            var weights = random.GetItems(parts, 3);
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => weights[random.Next(3)]));
            Assert.Equal(IsUnreadablePlainly(text), Legibility.IsUnreadable(text));
        }
    }

    private static bool IsUnreadablePlainly(string text)
    {
        double[] english =
        [
            8.2, 1.5, 2.8, 4.3, 12.7, 2.2, 2.0, 6.1, 7.0, 0.15, 0.77, 4.0, 2.4, 6.7, 7.5, 1.9, 0.095, 6.0, 6.3, 9.1,
            2.8, 0.98, 2.4, 0.15, 2.0, 0.074,
        ];
        var (pieces, unreadable) = (0, 0);
        for (var i = 0; i < text.Length;)
        {
            var (letters, signs) = (new List<int>(), 0);
            for (; i < text.Length && letters.Count + signs < 160; i++)
            {
                var c = text[i];
                if (char.IsAsciiLetter(c))
                {
                    letters.Add((c | 0x20) - 'a');
                }

                signs += c == '(' && text[i..].StartsWith("(cid:", StringComparison.Ordinal) ? 5
                    : c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF') ? 1
                    : char.IsControl(c) && !char.IsWhiteSpace(c) ? 1 : 0;
            }

            if (letters.Count + signs >= 60)
            {
                double[] counts = [.. Enumerable.Range(0, 26).Select(l => (double)letters.Count(x => x == l))];
                var product = counts.Zip(english).Sum(pair => pair.First * pair.Second);
                var norms = Math.Sqrt(english.Sum(e => e * e)) * Math.Sqrt(counts.Sum(n => n * n));
                pieces++;
                unreadable += signs > 0.3 * (letters.Count + signs) || letters.Count == 0 || product / norms < 0.68
                    ? 1 : 0;
            }
        }

        return pieces > 0 && unreadable > 0.25 * pieces;
    }
}
