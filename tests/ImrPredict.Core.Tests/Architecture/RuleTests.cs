using ImrPredict.Architecture.Map;
using ImrPredict.Architecture.Rules;

namespace ImrPredict.Tests.Architecture;

/// <summary>Each rule finds what breaks it, and nothing else.</summary>
public sealed class RuleTests
{
    [Fact]
    public void A_step_that_uses_a_later_one_by_var_alone_is_found()
    {
        var map = SmallCode.Map(
            ("Core/Text/Early.cs", "class Early { void M() { var late = Audit.Source.Late; } }"),
            ("Core/Audit/Source.cs", "class Source { public static Training.Late Late => new(); }"),
            ("Core/Training/Late.cs", "class Late;"));

        Assert.Equal(
            ["Core/Text/Early.cs uses Late of Training", "Core/Text/Early.cs uses Source of Audit"],
            StepOrder.ArrowsBack(map));
    }

    [Fact]
    public void A_step_may_use_an_earlier_one_and_name_a_later_one_in_a_comment()
    {
        var map = SmallCode.Map(
            ("Core/Text/Early.cs", "/* ImrPredict.Training.Late */ class Early;"),
            ("Core/Training/Late.cs", "class Late { Text.Early? _early; }"));

        Assert.Empty(StepOrder.ArrowsBack(map));
    }

    [Fact]
    public void A_file_beside_the_steps_is_found()
    {
        var map = SmallCode.Map(("Core/Common/Odd.cs", "class Odd;"), ("Core/Cases/Item.cs", "class Item;"));

        Assert.Equal(["Core/Common/Odd.cs"], StepOrder.FilesBesideSteps(map));
    }

    [Fact]
    public void A_circle_of_folders_is_found_with_its_arrows()
    {
        var map = SmallCode.Map(
            ("Core/Text/A.cs", "class A { Words.B? _b; }"),
            ("Core/Text/Words/B.cs", "class B { A? _a; }"));

        var circle = Assert.Single(Circle.Among(map.FolderArrows));

        Assert.Equal(["Core/Text", "Core/Text/Words"], circle.Places);
        Assert.Contains("Core/Text -> Core/Text/Words (A.cs uses B)", circle.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_of_three_files_in_one_folder_is_found_and_none_of_folders()
    {
        var map = SmallCode.Map(
            ("Core/Text/A.cs", "class A { object M() => B.Make(); }"),
            ("Core/Text/B.cs", "class B { public static C Make() => new(); }"),
            ("Core/Text/C.cs", "class C { A? _a; Before? _before; }"),
            ("Core/Text/Before.cs", "class Before;"));

        Assert.Equal(
            ["Core/Text/A.cs", "Core/Text/B.cs", "Core/Text/C.cs"], Assert.Single(Circle.Among(map.FileArrows)).Places);
        Assert.Empty(Circle.Among(map.FolderArrows));
    }

    [Fact]
    public void The_files_of_one_partial_type_are_no_circle()
    {
        var map = SmallCode.Map(
            ("Core/Text/A.cs", "partial class A { int One() => Two(); }"),
            ("Core/Text/A.Two.cs", "partial class A { int Two() => One(); class Inner { A? _a; } }"));

        Assert.Empty(Circle.Among(map.FileArrows));
    }

    [Fact]
    public void A_public_type_that_only_Core_uses_is_found()
    {
        var map = SmallCode.Map(
            ("Core/Cases/Used.cs", "public class Used { Hidden? _hidden; } public class Hidden;"),
            ("Train/Runs.cs", "class Runs { Cases.Used? _used; }"));

        Assert.Equal(["Hidden in Core/Cases/Used.cs"], PublicSurface.Unused(map));
    }

    [Fact]
    public void A_public_type_that_a_used_one_shows_counts_as_used()
    {
        const string Used = """
            public class Used : Base { public System.Func<Shown[]>? Get { get; } public record Part(Far Far); }
            public class Base; public class Shown; public class Far;
            """;
        var map = SmallCode.Map(("Core/Cases/Used.cs", Used), ("Train/Runs.cs", "class Runs { Cases.Used? _used; }"));

        Assert.Empty(PublicSurface.Unused(map));
    }

    [Fact]
    public void A_type_whose_extension_method_alone_is_used_counts_as_used()
    {
        var map = SmallCode.Map(
            ("Core/Cases/Halves.cs", "public static class Halves { public static int Half(this int n) => n / 2; }"),
            ("Train/Runs.cs", "using Cases; class Runs { int M() => 4.Half(); }"));

        Assert.Empty(PublicSurface.Unused(map));
    }

    [Fact]
    public void A_folder_with_21_files_of_its_own_is_found_and_one_with_20_beside_a_folder_is_not()
    {
        var map = SmallCode.Map(
        [
            .. Enumerable.Range(1, 21).Select(n => ($"Core/Text/T{n}.cs", $"class T{n};")),
            .. Enumerable.Range(1, 20).Select(n => ($"Core/Cases/C{n}.cs", $"class C{n};")),
            ("Core/Cases/Inner/I.cs", "class I;"),
        ]);

        Assert.Equal(["Core/Text holds 21 files"], CrowdedFolders.Find(map));
    }

    [Fact]
    public void A_namespace_that_is_not_the_folder_is_found()
    {
        var map = SmallCode.Map(
            ("Core/Text/Words/A.cs", "namespace ImrPredict.Text; class A;"),
            ("Train/Commands/B.cs", "namespace ImrPredict.Train.Commands { class B; }"));

        Assert.Equal(
            ["Core/Text/Words/A.cs declares ImrPredict.Text, not ImrPredict.Text.Words"],
            FolderNamespaces.Mismatches(map));
    }

    [Fact]
    public void A_line_of_121_columns_is_found_and_one_of_120_is_not()
    {
        var map = SmallCode.Map(
            ("Core/Text/A.cs", $"class A;\n{new string('/', 121)}"),
            ("Core/Text/B.cs", $"class B;\n{new string('/', 120)}"));

        Assert.Equal(["Core/Text/A.cs:2 has 121 columns"], LongLines.Find(map));
    }

    [Fact]
    public void A_feature_that_sees_a_decided_item_is_found_even_if_it_names_members_alone()
    {
        const string Cases = """
            class DecidedItem { public Decision? Decision { get; } } class Decision { public int Days; }
            class DisputedItem { public static DecidedItem Wrong() => new(); }
            """;
        var map = SmallCode.Map(
            ("Core/Cases/Items.cs", Cases),
            ("Core/Features/Bad.cs", "class Bad { int M() => Cases.DisputedItem.Wrong().Decision!.Days; }"),
            ("Core/Features/Good.cs", "class Good { Cases.DisputedItem? _item; }"));

        Assert.Equal(
            ["Core/Features/Bad.cs uses DecidedItem", "Core/Features/Bad.cs uses Decision"],
            DecisionLeak.Find(map).OrderByDescending(finding => finding.Length));
    }

    [Fact]
    public void The_leak_rule_says_when_a_type_that_it_watches_is_gone()
    {
        var map = SmallCode.Map(("Core/Cases/Items.cs", "class DecidedItem;"));

        Assert.Equal(["Cases has no type Decision"], DecisionLeak.Find(map));
    }

    [Theory]
    [InlineData("TextManager")]
    [InlineData("TextHelper")]
    [InlineData("TextUtil")]
    [InlineData("TextUtils")]
    [InlineData("TextProcessor")]
    [InlineData("TextService")]
    public void A_name_that_says_nothing_is_found(string name)
    {
        var map = SmallCode.Map(
            ("Core/Text/A.cs", $"class {name};"), ("Core/Text/B.cs", "class ServiceKey; class HelperWords;"));

        Assert.Equal([$"{name} in Core/Text/A.cs"], EmptyNames.Find(map));
    }

    [Fact]
    public void A_pattern_of_letters_without_the_limit_and_another_with_one_are_found()
    {
        const string Limited = """[GeneratedRegex("a", RegexOptions.None, 30)] private static partial Regex""";
        const string Unlimited = """[GeneratedRegex("a")] private static partial Regex""";
        const string Usings = "using System.Text.RegularExpressions;";
        var map = SmallCode.Map(
            ("Core/Ingest/Letters/Items/A.cs", $"{Usings} partial class A {{ {Limited} Good(); {Unlimited} Bad(); }}"),
            ("Core/Ingest/Tables/B.cs", $"{Usings} partial class B {{ {Unlimited} Good(); {Limited} Bad(); }}"),
            ("Core/Ingest/LetterGuard.cs", "class LetterGuard { public const int PatternMilliseconds = 30; }"));

        Assert.Equal(
            [
                "Core/Ingest/Letters/Items/A.cs: Bad has a limit of -1 ms, not 30",
                "Core/Ingest/Tables/B.cs: Bad has a limit of 30 ms, not -1",
            ],
            PatternLimits.Find(map));
        Assert.Equal((2, 2), PatternLimits.Count(map));
    }

    [Fact]
    public void The_rule_of_patterns_says_when_the_limit_of_the_guard_is_gone()
    {
        var map = SmallCode.Map(("Core/Ingest/Letters/A.cs", "class LetterGuard;"));

        Assert.Equal(["Core has no constant LetterGuard.PatternMilliseconds"], PatternLimits.Find(map));
    }

    [Fact]
    public void A_name_that_binds_to_nothing_is_found()
    {
        var map = SmallCode.Map(
            ("Core/Text/A.cs", "using Own = System.String; class A { Lost? _lost; Own M() => nameof(A); }"));

        Assert.Equal(["src/ImrPredict.Core/Text/A.cs:1 Lost"], map.Unbound);
    }

    [Fact]
    public void A_type_that_nobody_but_itself_names_is_found()
    {
        var map = SmallCode.Map(
            ("Core/Text/A.cs", "class A { A? _self; }"),
            ("Core/Text/B.cs", "class B; class C { B? _b; }"));

        Assert.Equal(["A in Core/Text/A.cs", "C in Core/Text/B.cs"], UnnamedTypes.Find(map));
    }
}
