using System.Text.Json.Serialization;
using OrderGrains.Json;

namespace OrderGrains.Api.Access;

/// <summary>What a caller is; in JSON in snake case.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<CallerRole>))]
public enum CallerRole
{
    /// <summary>Whoever has the admin key, or no key on a machine that has set none.</summary>
    Admin = 0,

    /// <summary>The people of one store.</summary>
    Store = 1,

    /// <summary>One customer.</summary>
    Customer = 2,
}
