using Witness.Registrars.Tests.Servers;

namespace Witness.Registrars.Tests.Rfc2136;

public sealed class NamedContractTests(NamedServer server) : Rfc2136Contract(server), IClassFixture<NamedServer>;
