using Witness.Core.Dns;
using Witness.Registrars.Route53;
using Witness.Registrars.Tests.Route53.Server;

namespace Witness.Registrars.Tests.Route53;

/// <summary>AWS's own chain, in an environment of the test's own. The tests of this class never run at the same time.</summary>
public sealed class KeySourceTests : IClassFixture<AwsEnvironment>
{
    private readonly AwsEnvironment _environment;

    public KeySourceTests(AwsEnvironment environment)
    {
        _environment = environment;
        environment.Clear();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_environment_gives_keys()
    {
        _environment.Set("AWS_ACCESS_KEY_ID", "AKIDENV");
        _environment.Set("AWS_SECRET_ACCESS_KEY", "secret");
        _environment.Set("AWS_SESSION_TOKEN", "token");

        Assert.Equal(new Route53Keys("AKIDENV", "secret", "token"), await KeysAsync(new()));
    }

    [Fact]
    public async Task The_default_profile_gives_keys()
    {
        WriteProfile("default", "AKIDFILE");

        Assert.Equal(new Route53Keys("AKIDFILE", "secret", null), await KeysAsync(new()));
    }

    [Fact]
    public async Task A_program_gives_keys()
    {
        var program = _environment.Write(
            "keys",
            """{"Version":1,"AccessKeyId":"AKIDPROGRAM","SecretAccessKey":"secret"}"""
        );
        _environment.Write("credentials", $"[witness]\ncredential_process = cat {program}\n");

        Assert.Equal("AKIDPROGRAM", (await KeysAsync(new() { Profile = "witness" })).AccessKeyId);
    }

    [Fact]
    public async Task Case_36_A_profile_is_read_again_once_its_keys_are_refused()
    {
        WriteProfile("witness", "AKIDOLD");
        using var source = new KeySource(new() { Profile = "witness" }, TimeProvider.System);
        Assert.Equal("AKIDOLD", (await source.GetAsync(Token)).AccessKeyId);
        WriteProfile("witness", "AKIDNEW");

        Assert.Equal("AKIDNEW", (await source.RenewAsync(Token)).AccessKeyId);
        Assert.Equal("AKIDNEW", (await source.GetAsync(Token)).AccessKeyId);
    }

    [Fact]
    public async Task The_instances_role_gives_keys()
    {
        await using var instance = await MetadataServer.StartAsync();
        _environment.Set("AWS_EC2_METADATA_DISABLED", null);
        _environment.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", instance.Endpoint);

        Assert.Equal(new Route53Keys("ASIAROLE", "secret", "token"), await KeysAsync(new()));
    }

    [Theory]
    [InlineData(null, "no AWS credentials: ")]
    [InlineData("nobody", "no AWS credentials: there is no profile 'nobody' that gives any; give accessKeyId")]
    public async Task No_keys_anywhere_is_told_with_what_to_do(string? profile, string says)
    {
        var error = await Assert.ThrowsAsync<RegistrarException>(() => KeysAsync(new() { Profile = profile }));

        Assert.StartsWith(says, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("as AWS's own tools take them", error.Message, StringComparison.Ordinal);
        Assert.Equal(RegistrarFault.Configuration, error.Fault);
        Assert.IsType<MissingKeysException>(error.InnerException);
    }

    [Fact]
    public async Task Nothing_is_looked_up_for_a_registrar_that_nobody_asks()
    {
        await using var instance = await MetadataServer.StartAsync();
        _environment.Set("AWS_EC2_METADATA_DISABLED", null);
        _environment.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", instance.Endpoint);

        using (new Route53Registrar("aws", new(), TimeProvider.System)) { }

        Assert.Equal(0, instance.Questions);
    }

    private static async Task<Route53Keys> KeysAsync(Route53Settings settings)
    {
        using var source = new KeySource(settings, TimeProvider.System);
        return await source.GetAsync(Token);
    }

    private void WriteProfile(string name, string accessKey) =>
        _environment.Write(
            "credentials",
            $"[{name}]\naws_access_key_id = {accessKey}\naws_secret_access_key = secret\n"
        );
}
