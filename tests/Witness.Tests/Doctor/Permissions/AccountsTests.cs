namespace Witness.Tests.Doctor.Permissions;

public sealed class AccountsTests
{
    [Fact]
    public void Users_and_groups_have_names_or_are_told_by_their_numbers()
    {
        var accounts = Users.Accounts;

        Assert.Equal(("witness", "1234"), (accounts.UserName(Users.Number), accounts.UserName(1234)));
        Assert.Equal(("bind", "1234"), (accounts.GroupName(53), accounts.GroupName(1234)));
        Assert.Equal(((uint?)Users.Number, null), (accounts.UserNamed("witness"), accounts.UserNamed("nobody")));
    }

    [Fact]
    public void A_user_is_in_its_own_group_and_in_those_that_list_it()
    {
        Assert.Equal(Users.Number, Users.Accounts.GroupOf(Users.Number));
        Assert.Equal([53u], Users.Accounts.OtherGroupsOf(Users.Number));
        Assert.Empty(Users.Accounts.OtherGroupsOf(0));
    }
}
