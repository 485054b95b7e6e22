namespace OrderGrains;

/// <summary>A grain's key: the tenant is part of every one. Text form: <c>tenant/id</c>.</summary>
/// <param name="Tenant">The tenant, free of <c>/</c>.</param>
/// <param name="Id">The order's, store's or customer's id within the tenant.</param>
public readonly record struct EntityKey(string Tenant, string Id)
{
    /// <summary>The tenant of an installation that has only one.</summary>
    public const string DefaultTenant = "default";

    /// <summary>Reads the text form back.</summary>
    /// <exception cref="FormatException">The text holds no tenant.</exception>
    public static EntityKey Parse(string text)
    {
        int slash = text.IndexOf('/');
        if (slash <= 0)
        {
            throw new FormatException($"'{text}' is not of the form tenant/id.");
        }

        // Every live grain keeps its key: most of them share one tenant's text.
        string tenant = text.AsSpan(0, slash) is DefaultTenant ? DefaultTenant : text[..slash];
        return new EntityKey(tenant, text[(slash + 1)..]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Tenant}/{Id}";
}
