using ImrPredict.Architecture.Map;
using ImrPredict.Architecture.Rules;
using ImrPredict.Architecture.Sources;

namespace ImrPredict.Tests.Architecture;

public sealed class ArchitectureTests(RealCode code) : IClassFixture<RealCode>
{
    [Fact]
    public void A_step_of_Core_never_uses_a_later_one() => None(StepOrder.ArrowsBack(code.Map));

    [Fact]
    public void Core_has_no_file_beside_the_steps() => None(StepOrder.FilesBesideSteps(code.Map));

    [Fact]
    public void Folders_of_src_form_no_circle() => None(Circle.Among(code.Map.FolderArrows));

    [Fact]
    public void Files_of_src_form_no_circle() => None(Circle.Among(code.Map.FileArrows));

    [Fact]
    public void Every_public_type_of_Core_is_used_by_another_program_of_src() => None(PublicSurface.Unused(code.Map));

    [Fact]
    public void No_folder_of_src_holds_more_than_20_files_of_its_own() => None(CrowdedFolders.Find(code.Map));

    [Fact]
    public void Every_namespace_of_src_is_the_root_namespace_and_the_folder() =>
        None(FolderNamespaces.Mismatches(code.Map));

    [Fact]
    public void No_line_of_src_or_tests_is_longer_than_120_columns() => None(LongLines.Find(code.Map));

    [Fact]
    public void Features_never_see_a_decision() => None(DecisionLeak.Find(code.Map));

    [Fact]
    public void No_type_of_src_has_a_name_that_says_nothing() => None(EmptyNames.Find(code.Map));

    [Fact]
    public void Patterns_of_letters_have_the_limit_that_the_guard_tries_twice_and_no_other_pattern_of_Core_has_one() =>
        None(PatternLimits.Find(code.Map));

    [Fact]
    public void Letters_and_the_rest_of_Core_have_patterns()
    {
        var (letters, others) = PatternLimits.Count(code.Map);

        Assert.True(letters > 0);
        Assert.True(others > 0);
    }

    // A name that binds to nothing hides an arrow. The Default of a JSON context and components are generated.
    [Fact]
    public void Every_name_of_src_binds_but_for_those_of_generated_code()
    {
        var generated = SolutionFolder.Above(AppContext.BaseDirectory).ComponentNames().Append("Default")
            .Select(name => $" {name}").ToList();

        None(code.Map.Unbound.Where(name => !generated.Exists(end => name.EndsWith(end, StringComparison.Ordinal))));
    }

    private static void None(IEnumerable<object> findings)
    {
        var found = findings.ToList();
        Assert.True(found.Count == 0, $"{found.Count} found:\n  {string.Join("\n  ", found)}");
    }
}
