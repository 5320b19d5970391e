using System.Reflection;

namespace Witness.Package.Tests;

public sealed class StoryTests
{
    [Fact]
    public void Every_part_of_a_story_has_its_test()
    {
        var tests = Assembly
            .GetExecutingAssembly()
            .GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => method.Name);

        Assert.Empty(Container.Parts().Except(tests, StringComparer.Ordinal));
    }
}
