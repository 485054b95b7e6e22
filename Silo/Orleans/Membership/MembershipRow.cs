using System.Text.Json.Serialization;
using Orleans;
using Orleans.Runtime;

namespace OrderGrains.Silo;

/// <summary>A silo as Orleans' membership has it, in the ledger's store.</summary>
internal sealed record MembershipRow
{
    /// <summary>Where it is, with its generation.</summary>
    public required string Address { get; init; }

    /// <summary>How far it is in its life.</summary>
    public required SiloStatus Status { get; init; }

    /// <summary>Changes with every change of the row.</summary>
    public required long Version { get; init; }

    /// <summary>The port for clients; 0: none.</summary>
    public int ProxyPort { get; init; }

    /// <summary>The name of its machine.</summary>
    public string HostName { get; init; } = "";

    /// <summary>Its name.</summary>
    public string SiloName { get; init; } = "";

    /// <summary>When it started.</summary>
    public DateTime StartTime { get; init; }

    /// <summary>When it last said that it is alive, by its own clock.</summary>
    public DateTime IAmAliveTime { get; init; }

    /// <summary>Who suspects it.</summary>
    public IReadOnlyList<MembershipSuspicion> Suspicions { get; init; } = [];

    /// <summary>Makes a row of Orleans' entry.</summary>
    public static MembershipRow Of(MembershipEntry entry, long version) => new()
    {
        Address = entry.SiloAddress.ToParsableString(),
        Status = entry.Status,
        Version = version,
        ProxyPort = entry.ProxyPort,
        HostName = entry.HostName ?? "",
        SiloName = entry.SiloName ?? "",
        StartTime = entry.StartTime,
        IAmAliveTime = entry.IAmAliveTime,
        Suspicions =
        [
            .. (entry.SuspectTimes ?? []).Select(vote =>
                new MembershipSuspicion(vote.Item1.ToParsableString(), vote.Item2)),
        ],
    };

    /// <summary>Makes Orleans' entry of it.</summary>
    public MembershipEntry ToEntry() => new()
    {
        SiloAddress = SiloAddress.FromParsableString(Address),
        Status = Status,
        ProxyPort = ProxyPort,
        HostName = HostName,
        SiloName = SiloName,
        StartTime = StartTime,
        IAmAliveTime = IAmAliveTime,
        SuspectTimes =
        [
            .. Suspicions.Select(vote => Tuple.Create(SiloAddress.FromParsableString(vote.Silo), vote.At)),
        ],
    };
}

/// <summary>A vote against a silo.</summary>
internal sealed record MembershipSuspicion(string Silo, DateTime At);

/// <summary>The table's version.</summary>
internal sealed record MembershipVersion(int Version);

/// <summary>The rows as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(MembershipRow))]
[JsonSerializable(typeof(MembershipVersion))]
internal sealed partial class MembershipJson : JsonSerializerContext;
