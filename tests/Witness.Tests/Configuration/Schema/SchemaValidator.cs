using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Witness.Tests.Configuration.Schema;

/// <summary>An independent validator: Debian's python3-jsonschema, against the schema in the repository.</summary>
internal static class SchemaValidator
{
    private const string Python = "/usr/bin/python3"; // Debian's own, whichever comes first in PATH

    private const string Program = """
        import json, sys
        from jsonschema import Draft7Validator
        schema = json.load(open(sys.argv[1]))
        Draft7Validator.check_schema(schema)
        validator = Draft7Validator(schema)
        for line in sys.stdin:
            errors = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(line))]
            print(json.dumps(errors))
        """;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>What the schema says against each configuration, comments and trailing commas apart.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> ErrorsOf(params string[] configurations)
    {
        using var process = Start();
        foreach (var configuration in configurations)
        {
            process.StandardInput.WriteLine(Plain(configuration));
        }

        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{Python}: {errors.Result}; apt-get install python3-jsonschema");
        return [.. lines.Select(line => JsonSerializer.Deserialize<string[]>(line)!)];
    }

    /// <summary>A configuration as JSON on one line, comments and trailing commas apart.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static string Plain(string configuration)
    {
        using var json = JsonDocument.Parse(configuration, Lenient);
        return JsonSerializer.Serialize(json.RootElement);
    }

    private static Process Start()
    {
        try
        {
            return Process.Start(
                new ProcessStartInfo(Python, ["-c", Program, TestFiles.InRepository("config/witness.schema.json")])
                {
                    UseShellExecute = false,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
        }
        catch (Win32Exception)
        {
            Assert.Fail($"there is no {Python}: apt-get install python3-jsonschema");
            throw;
        }
    }
}
