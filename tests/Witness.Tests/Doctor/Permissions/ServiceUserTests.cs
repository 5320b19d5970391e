using Witness.Doctor.Permissions;
using Witness.Registrars.Tests.Servers;
using Witness.Registrars.ZoneFiles;

namespace Witness.Tests.Doctor.Permissions;

/// <summary>Whom the service runs as, seen by its ledger. Only root can give a file away; anybody else owns all that is here.</summary>
public sealed class ServiceUserTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly string _ledger;

    public ServiceUserTests() => _ledger = _directory.Write("witness.db", "");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task It_is_the_owner_of_the_ledger()
    {
        var mine = ServiceUser.Of(_ledger, Users.Accounts);
        Assert.Equal((FileOwner.Of("/proc/self").User, true), (mine.Id, mine.IsThisProcess));

        Assert.Equal(Environment.IsPrivilegedProcess, await GiveAwayAsync(_ledger));
        if (Environment.IsPrivilegedProcess)
        {
            AssertWitness(ServiceUser.Of(_ledger, Users.Accounts));
        }
    }

    [Fact]
    public async Task A_ledger_of_roots_says_nothing_where_its_directory_is_somebody_elses()
    {
        Assert.Equal(Environment.IsPrivilegedProcess, await GiveAwayAsync(_directory.Path));
        if (Environment.IsPrivilegedProcess)
        {
            AssertWitness(ServiceUser.Of(_ledger, Users.Accounts));
            AssertWitness(ServiceUser.Of(_directory.File("not yet"), Users.Accounts));
        }
    }

    [Fact]
    public void Before_the_first_start_it_is_the_user_that_the_package_has_made()
    {
        AssertWitness(ServiceUser.Of(_directory.File("not yet/witness.db"), Users.Accounts));

        var without = ServiceUser.Of(_directory.File("not yet/witness.db"), Accounts.Of("", ""));
        Assert.True(without.IsThisProcess);
    }

    private static void AssertWitness(ServiceUser user)
    {
        Assert.Equal(
            (Users.Number, "witness", "witness", false),
            (user.Id, user.Name, user.GroupName, user.IsThisProcess)
        );
        Assert.Equal([53u, Users.Number], user.Groups.Order());
    }

    private static Task<bool> GiveAwayAsync(string path) =>
        Shell.RunAsync($"chown {Users.Number}:{Users.Number} '{path}'");
}
