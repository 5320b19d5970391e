namespace Witness.Configuration.Sections;

/// <summary>The key <c>registrars</c>: registrars by their names.</summary>
internal sealed class RegistrarsKind()
    : NamedKind<RegistrarOptions>(
        "registrar",
        new RegistrarKind(),
        static (registrar, name) => registrar with { Name = name }
    );
