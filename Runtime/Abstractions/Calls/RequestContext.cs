using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>Values that travel with a call, and with the calls made from it. Flows with the async context.</summary>
public static class RequestContext
{
    private static readonly AsyncLocal<ImmutableDictionary<string, object>?> Values = new();

    /// <summary>All values; null when there are none.</summary>
    internal static ImmutableDictionary<string, object>? Current
    {
        get => Values.Value;
        set => Values.Value = value;
    }

    /// <summary>The names of all values.</summary>
    public static IEnumerable<string> Keys => Values.Value?.Keys ?? [];

    /// <summary>The value of a name; null when there is none.</summary>
    public static object? Get(string key) => Values.Value?.GetValueOrDefault(key);

    /// <summary>Sets a value for the calls made from here on.</summary>
    public static void Set(string key, object value) =>
        Values.Value = (Values.Value ?? ImmutableDictionary<string, object>.Empty).SetItem(key, value);

    /// <summary>Removes a value; false when there was none.</summary>
    public static bool Remove(string key)
    {
        ImmutableDictionary<string, object>? values = Values.Value;
        if (values is null || !values.ContainsKey(key))
        {
            return false;
        }

        ImmutableDictionary<string, object> rest = values.Remove(key);
        Values.Value = rest.IsEmpty ? null : rest;
        return true;
    }

    /// <summary>Removes all values.</summary>
    public static void Clear() => Values.Value = null;
}
