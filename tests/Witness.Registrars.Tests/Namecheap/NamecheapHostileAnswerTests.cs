using Witness.Core.Dns;

namespace Witness.Registrars.Tests.Namecheap;

/// <summary>Answers of somebody else, or of somebody who means harm.</summary>
public sealed class NamecheapHostileAnswerTests(NamecheapServer server)
    : NamecheapCases(server),
        IClassFixture<NamecheapServer>
{
    [Theory]
    [InlineData(Faults.Html)]
    [InlineData("<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>Please log in</p></body></html>")]
    public async Task Case_39_a_captive_portals_page_is_no_answer(string page)
    {
        var scene = NewScene();
        var plan = await scene.PlanAsync();
        scene.Domain.Meet(Faults.Body(page), Faults.Body(page));

        await scene.FailToReadAsync(RegistrarFault.Unclear);
        await scene.FailToApplyAsync(plan, RegistrarFault.Unclear);

        scene.AssertUntouched();
    }

    [Fact]
    public async Task Case_40_a_document_type_is_not_even_looked_at()
    {
        var scene = NewScene();
        var bomb = "<!DOCTYPE bomb [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        var answer = NamecheapReadingTests.Empty.Replace("ZONE", scene.Domain.Name, StringComparison.Ordinal);
        scene.Domain.Meet(Faults.Body(bomb + answer), Faults.Body(answer));

        await scene.FailToReadAsync(RegistrarFault.Unclear);
        Assert.Empty((await scene.ReadAsync()).Records);
    }

    [Fact]
    public async Task Case_40_an_endless_answer_is_not_read_to_its_end()
    {
        var scene = NewScene();
        scene.Domain.Meet(Faults.Endless);

        var error = await scene.FailToReadAsync(RegistrarFault.Unclear);

        Assert.Contains("larger than any host list", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_wrote_reaches_no_message_with_its_control_characters()
    {
        var scene = NewScene();
        scene.Domain.Meet(Faults.Error("3050900", "one\r\ntwo \u0085three " + new string('x', 5000)));

        var error = await scene.FailToReadAsync(RegistrarFault.Unclear);

        Assert.Contains("3050900 one two three xxx", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.InRange(error.Message.Length, 1, 1000);
    }
}
