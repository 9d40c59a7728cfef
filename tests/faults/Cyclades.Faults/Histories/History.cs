using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cyclades.Faults.Checking;

namespace Cyclades.Faults.Histories;

/// <summary>All that was seen of one run: what clients were told, what was done to the cluster, what arrived, what is stored.</summary>
internal sealed record History(
    int Seed,
    ImmutableArray<Operation> Operations,
    ImmutableArray<Disturbance> Disturbances,
    ImmutableArray<MailReceipt> Mails,
    StoredFacts Stored)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>JSON, one fact a line: the seed, then calls, disturbances and mails, at last what is stored.</summary>
    public async Task WriteAsync(string file)
    {
        await using var writer = new StreamWriter(file);
        foreach (var line in Lines())
        {
            await writer.WriteLineAsync(JsonSerializer.Serialize(line, Json));
        }
    }

    /// <exception cref="FormatException">The file is none of ours.</exception>
    public static async Task<History> ReadAsync(string file)
    {
        var lines = new List<Line>();
        await foreach (var text in File.ReadLinesAsync(file))
        {
            lines.Add(JsonSerializer.Deserialize<Line>(text, Json) ?? throw new FormatException($"{file} holds an empty line."));
        }

        return new History(
            lines.FirstOrDefault()?.Seed ?? throw new FormatException($"{file} does not begin with a seed."),
            [.. lines.Select(line => line.Operation).OfType<Operation>()],
            [.. lines.Select(line => line.Disturbance).OfType<Disturbance>()],
            [.. lines.Select(line => line.Mail).OfType<MailReceipt>()],
            lines[^1].Stored ?? throw new FormatException($"{file} does not end with what was stored."));
    }

    private IEnumerable<Line> Lines() =>
    [
        new Line { Seed = Seed },
        .. Operations.Select(operation => new Line { Operation = operation }),
        .. Disturbances.Select(disturbance => new Line { Disturbance = disturbance }),
        .. Mails.Select(mail => new Line { Mail = mail }),
        new Line { Stored = Stored },
    ];

    private sealed record Line
    {
        public int? Seed { get; init; }

        public Operation? Operation { get; init; }

        public Disturbance? Disturbance { get; init; }

        public MailReceipt? Mail { get; init; }

        public StoredFacts? Stored { get; init; }
    }
}
