using Witness.Doctor;
using Witness.Doctor.Permissions;
using Witness.Registrars.Tests.Servers;

namespace Witness.Tests.Doctor.Permissions;

public sealed class ServiceAccessTests : IDisposable
{
    private const UnixFileMode Enterable = (UnixFileMode)0b111_001_001;
    private readonly TemporaryDirectory _directory = new();
    private readonly string _file;

    public ServiceAccessTests()
    {
        File.SetUnixFileMode(_directory.Path, Enterable);
        _file = _directory.Write("key", "secret");
    }

    public void Dispose() => _directory.Dispose();

    /// <summary>The first class that a user is in decides, be it the meanest (inode(7)).</summary>
    [Theory]
    [InlineData("owner", "400", "")]
    [InlineData("owner", "044", "chmod u+r")]
    [InlineData("member", "640", "")]
    [InlineData("member", "600", "chmod g+r")]
    [InlineData("member", "604", "chmod g+r")]
    [InlineData("stranger", "644", "")]
    [InlineData("stranger", "600", "chgrp witness 'KEY' && chmod g+r")]
    public void What_the_service_may_not_read_fails_with_what_lets_it(string user, string mode, string remedy)
    {
        SetMode(mode);
        var access = AccessOf(UserOf(user));

        var finding = access.WhyNotRead("the key", _file);

        Assert.Equal(remedy.Length == 0, finding is null);
        if (finding is not null)
        {
            Assert.Equal(FindingLevel.Fail, finding.Level);
            Assert.EndsWith($" 0{mode}) may not be read by witness, whom the service runs as", finding.Text);
            Assert.Equal($"{remedy} 'KEY'", finding.Remedy?.Replace(_file, "KEY", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_file_of_another_group_is_a_warning_for_the_unit_may_add_that_group()
    {
        SetMode("640");

        var finding = AccessOf(Users.Witness).WhyNotRead("the key", _file);

        Assert.Equal(FindingLevel.Warn, finding?.Level);
        Assert.Contains("in which witness is only where the unit says SupplementaryGroups=", finding?.Text);
        Assert.Equal($"unless it does, chgrp witness '{_file}'", finding?.Remedy);
    }

    [Fact]
    public void A_directory_on_the_way_that_the_service_may_not_enter_fails()
    {
        File.SetUnixFileMode(
            _directory.Path,
            UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite
        );
        SetMode("644");

        var finding = AccessOf(Users.Witness).WhyNotRead("the key", _file);

        Assert.StartsWith($"the key stands in {_directory.Path} (", finding?.Text);
        Assert.EndsWith("0700), where witness, whom the service runs as, may not enter", finding?.Text);
    }

    [Fact]
    public void A_link_is_judged_by_what_it_leads_to()
    {
        SetMode("600");
        var link = _directory.File("link");
        File.CreateSymbolicLink(link, _file);

        Assert.Equal(
            $"chgrp witness '{_file}' && chmod g+r '{_file}'",
            AccessOf(Users.Witness).WhyNotRead("k", link)?.Remedy
        );
    }

    [Fact]
    public void What_this_process_can_see_for_itself_and_what_root_may_is_not_judged()
    {
        SetMode("000");

        Assert.Null(AccessOf(Users.Witness with { IsThisProcess = true }).WhyNotRead("the key", _file));
        Assert.Null(AccessOf(Users.Witness with { Id = 0 }).WhyNotRead("the key", _file));
        Assert.Null(AccessOf(Users.Witness).WhyNotRead("what is not there", _directory.File("none")));
    }

    [Fact]
    public void Where_this_process_is_refused_that_says_something_of_the_service_only_as_its_user()
    {
        SetMode("600");
        var own = Users.Witness with { IsThisProcess = true };

        Assert.Equal(
            Finding.Warn("the key may not be read by this user", "run doctor as witness or root"),
            AccessOf(Users.Witness).Refused("the key", _file)
        );
        Assert.Equal(
            (FindingLevel.Fail, $"chgrp witness '{_file}' && chmod g+r '{_file}'"),
            (AccessOf(own).Refused("the key", _file).Level, AccessOf(own).Refused("the key", _file).Remedy)
        );
        SetMode("644");
        Assert.EndsWith("although its mode would allow that", AccessOf(own).Refused("the key", _file).Text);
    }

    [Theory]
    [InlineData("owner", "604", "chmod o-rwx")]
    [InlineData("member", "644", "chmod o-rwx")]
    [InlineData("member", "604", "chgrp witness 'KEY' && chmod g+r,o-rwx")]
    [InlineData("stranger", "644", "chgrp witness 'KEY' && chmod g+r,o-rwx")]
    public void A_file_is_closed_to_others_and_stays_open_to_the_service(string user, string mode, string remedy)
    {
        SetMode(mode);

        var closing = AccessOf(UserOf(user)).Closing(_file);

        Assert.Equal($"{remedy} 'KEY'", closing.Replace(_file, "KEY", StringComparison.Ordinal));
    }

    /// <summary>Only root can give a file to a group that it is not in.</summary>
    [Theory]
    [InlineData("owner", "044")]
    [InlineData("member", "600")]
    [InlineData("stranger", "600")]
    [InlineData("stranger", "640")]
    public async Task Whoever_types_the_remedy_has_a_service_that_can_read(string user, string mode)
    {
        SetMode(mode);
        var access = AccessOf(UserOf(user));
        var remedy = access
            .WhyNotRead("the key", _file)!
            .Remedy!.Replace("unless it does, ", "", StringComparison.Ordinal);

        var typed = await Shell.RunAsync(
            remedy.Replace("chgrp witness", $"chgrp {Users.Number}", StringComparison.Ordinal)
        );

        Assert.Equal(user != "stranger" || Environment.IsPrivilegedProcess, typed);
        Assert.Equal(typed, access.WhyNotRead("the key", _file) is null);
    }

    private static ServiceAccess AccessOf(ServiceUser user) => new(user, Users.Accounts);

    private ServiceUser UserOf(string word) =>
        word switch
        {
            // Root reads all, and is not what is judged here.
            "owner" => Users.OwnerOf(_file) is { IsRoot: false } owner ? owner : Given(),
            "member" => Users.MemberOf(_file),
            _ => Users.Witness,
        };

    private ServiceUser Given()
    {
        Assert.True(Shell.RunAsync($"chown {Users.Number} '{_file}'").GetAwaiter().GetResult());
        return Users.OwnerOf(_file);
    }

    private void SetMode(string octal) => File.SetUnixFileMode(_file, (UnixFileMode)Convert.ToInt32(octal, 8));
}
